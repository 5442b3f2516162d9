"""How a measure's value is said on the screen: a figure, its small unit, and the exact value behind a rounded one."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xiaodui.core import spoken
from xiaodui.measures.asking import Value, parts
from xiaodui.measures.measure import Ratio, SumOf


@dataclass(frozen=True)
class Said:
    """`figure` is "" where there is no value: nothing is drawn as 0 that is not 0."""

    figure: str
    unit: str = ""
    exact: str = ""

    def __str__(self) -> str:
        if not self.unit or self.unit == "%" or (len(self.unit) == 1 and self.unit.isascii()):
            return f"{self.figure}{self.unit}"
        return f"{self.figure} {self.unit}"


def say(value: Value, unit: str) -> Said:
    """Money in 万 and 亿, a ratio in per cent, days and counts as they are."""
    if value is None:
        return Said("")
    if unit == "money":
        figure, step = spoken.amount_parts(value)
        return Said(figure, step, spoken.exact_money(value))
    if unit == "ratio":
        return Said(spoken.share(value), "%", f"{value.normalize():f}")
    if unit == "days":
        figure = plain(spoken.rounded(value, 1))
        return Said(figure, ngettext("天", "天", 1 if figure == "1" else 2), plain(value))
    return Said(f"{value:,.0f}" if value == value.to_integral_value() else plain(value), "", plain(value))


def plain(value: Decimal) -> str:
    """Without idle zeros: 12.50 is 12.5, 30.0 is 30."""
    return f"{value.normalize():,f}" if value else "0"


def cases(measure: SumOf | Ratio, sums: list[Decimal]) -> str:
    """The counts that a ratio must not be shown without: 31/51. Empty for a sum."""
    if isinstance(measure, SumOf):
        return ""
    at = dict(zip((part.code for part in parts(measure)), sums, strict=True))
    below = sum((at[part.code] for part in measure.denominator), Decimal(0))
    if measure.unit == "ratio":
        return f"{plain(at[measure.numerator.code])}/{plain(below)}"
    return _("%(n)s 单") % {"n": plain(below)} if below else ""


def arithmetic(measure: Ratio, sums: list[Decimal]) -> str:
    """31 ÷ (31 + 20)."""
    at = dict(zip((part.code for part in parts(measure)), sums, strict=True))
    below = [plain(at[part.code]) for part in measure.denominator]
    divisor = below[0] if len(below) == 1 else f"({' + '.join(below)})"
    return f"{plain(at[measure.numerator.code])} ÷ {divisor}"


@dataclass(frozen=True)
class Change:
    """Against the time before: `tone` is up (better), dn (worse) or "" (neither)."""

    said: str
    tone: str = ""


def change(value: Value, before: Value, unit: str, good: int) -> Change | None:
    """None where one of the two is missing or nothing changed from nothing."""
    if value is None or before is None or value == before == 0:
        return None
    step: Any = value - before
    tone = "" if not step else "up" if (step > 0) == (good > 0) else "dn"
    if unit == "ratio":
        said = _("%(n)s 个点") % {"n": spoken.share(abs(step))}
    else:
        said = str(say(abs(step), unit))
    if not step:
        return Change(_("持平"))
    return Change((_("多 %(n)s") if step > 0 else _("少 %(n)s")) % {"n": said}, tone)
