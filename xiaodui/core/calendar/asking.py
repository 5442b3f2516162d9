"""Working hours as an act takes them: texts like 09:00-12:00, 13:30-18:00, a week of them, and the word for a day off."""

from typing import Annotated, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Label, Takes
from xiaodui.core.refusal import Refusal

from .hours import WEEK, Hours, spans, written

OFF = "off"
OFF_WORDS = {OFF, "休", "休息", "-", "—"}
RULE = _("哪天不一样就写在哪天。空着的，周一到周五照平常，周末休息；写「休」就不上班。")
"""What a dialog says above a week's fields."""


def _times(value: str) -> str:
    try:
        return written(spans(value))
    except ValueError:
        said = _("写成 09:00-12:00, 13:30-18:00 这样，先后不重叠。跨零点的分两天写：22:00-24:00 和第二天 00:00-06:00。")
        raise PydanticCustomError("hours", "{sentence}", {"sentence": said}) from None


def _times_or_off(value: str) -> str:
    return OFF if value.lower() in OFF_WORDS else _times(value)


_Said = Annotated[str, StringConstraints(max_length=120)]
Times = Annotated[_Said, AfterValidator(_times)]
"""Hours of a day, put in order; "" for none said."""
TimesOrOff = Annotated[_Said, AfterValidator(_times_or_off)]
"""The same, or `OFF` for a day that isn't worked."""


class Week(Takes):
    """What a weekday doesn't say is as usual from Monday to Friday, and free at the week-end."""

    usual: Annotated[Times, Label(_("平常"))] = ""
    mon: Annotated[TimesOrOff, Label(_("周一"))] = ""
    tue: Annotated[TimesOrOff, Label(_("周二"))] = ""
    wed: Annotated[TimesOrOff, Label(_("周三"))] = ""
    thu: Annotated[TimesOrOff, Label(_("周四"))] = ""
    fri: Annotated[TimesOrOff, Label(_("周五"))] = ""
    sat: Annotated[TimesOrOff, Label(_("周六"))] = ""
    sun: Annotated[TimesOrOff, Label(_("周日"))] = ""


def weekly_of(said: dict[str, str]) -> dict[str, str]:
    """The weekdays that were named, as `Hours.read` and the tables have them: "" for a day off."""
    return {name: "" if said[name] == OFF else said[name] for name in WEEK if said[name]}


def check_some_work(hours: Hours) -> None:
    """A week without work would let no deadline ever come."""
    if not any(hours.works(weekday) and hours.of(weekday) for weekday in range(7)):
        raise Refusal("week.empty", _("一周里至少留一天上班，不然时限没法算。"))


def asked_again(usual: str, weekly: dict[str, str]) -> dict[str, Any]:
    """What a form begins with: the week as it was said."""
    return {"usual": usual, **{name: text or _now("休") for name, text in weekly.items()}}


def weekly_text(hours: Hours) -> dict[str, str]:
    """The weekdays of `hours` that differ, as the tables have them."""
    return {WEEK[weekday]: written(given) for weekday, given in sorted(hours.weekly.items())}
