"""Working hours in words, for pages."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from xiaodui.core.spoken import WEEKDAYS, in_chinese

from .asking import RULE
from .hours import Hours, Span, written


def hours_said(given: Sequence[Span]) -> str:
    """09:00–12:00, 13:30–18:00 · 休."""
    return written(given).replace("-", "–") or _("休")


def rule_and(then: str) -> str:
    """What a dialog says above a week's fields, and then what follows from it."""
    return f"{RULE}{then}" if in_chinese() else f"{RULE} {then}"


def week_said(hours: Hours) -> list[tuple[str, str]]:
    """(周一–周五, 09:00–12:00, 13:30–18:00) …: neighbouring weekdays with the same hours are said at once."""
    week = [hours.of(weekday) if hours.works(weekday) else () for weekday in range(7)]
    return [(_run(list(run)), hours_said(given)) for given, run in groupby(range(7), key=lambda weekday: week[weekday])]


def _run(weekdays: list[int]) -> str:
    first, last = _(WEEKDAYS[weekdays[0]]), _(WEEKDAYS[weekdays[-1]])
    return first if first == last else f"{first}–{last}"
