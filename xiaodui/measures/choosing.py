"""Which span of time a page of figures is about, and what it is compared with."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts.keeping import EARLIEST, LATEST
from xiaodui.core.clock import today as company_today
from xiaodui.core.once import once
from xiaodui.core.refusal import Invalid
from xiaodui.core.spoken import day as spoken_day
from xiaodui.measures import headlines
from xiaodui.measures.models import Tally
from xiaodui.measures.period import Period, month_of, quarter_of, year_of

UNITS = {"month": month_of, "quarter": quarter_of, "year": year_of}
LABELS = {"month": _("本月"), "quarter": _("本季"), "year": _("今年")}
BEFORE = {"month": _("比上月"), "quarter": _("比上季"), "year": _("比去年")}
BEFORE_SO_FAR = {"month": _("比上月同期"), "quarter": _("比上季同期"), "year": _("比去年同期")}
STALE = timedelta(days=62)
"""Figures older than this are an imported history: the page then opens on their newest month."""
LONGEST = 3660


@dataclass(frozen=True)
class Chosen:
    """`key`: month, quarter, year, latest or custom. `before` is what it is compared with."""

    key: str
    period: Period
    before: Period
    against: Any
    newest: date | None = None

    @property
    def latest(self) -> Period | None:
        """The newest month with figures, offered when this month lies far behind it."""
        return month_of(self.newest) if self.newest and company_today() - self.newest > STALE else None

    @property
    def query(self) -> str:
        return f"from={self.period.start}&to={self.period.end}"

    @property
    def params(self) -> str:
        """What keeps this choice in a link."""
        return f"p=custom&{self.query}" if self.key == "custom" else f"p={self.key}"

    @property
    def label(self) -> str:
        return str(LABELS[self.key]) if self.key in LABELS else said(self.period)


def said(period: Period) -> str:
    """2026 年 11 月 · 11 月 1 日 – 22 日, in the reader's language."""
    if period == month_of(period.start):
        return str(_("%(y)s 年 %(m)s 月") % {"y": period.start.year, "m": period.start.month})
    if period == quarter_of(period.start):
        return str(_("%(y)s 年第 %(q)s 季") % {"y": period.start.year, "q": (period.start.month + 2) // 3})
    if period == year_of(period.start):
        return str(_("%(y)s 年") % {"y": period.start.year})
    first, last = spoken_day(period.start, weekday=False), spoken_day(period.end, weekday=False)
    return first if first == last else f"{first} – {last}"


def chosen(asked: Any) -> Chosen:
    """From a query: `p`, and `from` and `to` for p=custom. Without `p` this month, or the newest month with figures
    where those are long past. Raises Invalid for days that make no sense. At most one query."""
    key, today = asked.get("p", ""), company_today()
    newest = newest_day()
    if key == "custom" or (not key and asked.get("from")):
        period = custom(asked)
        return Chosen("custom", period, period.before(), _("比前一段"), newest)
    if key not in UNITS:
        stale = newest is not None and today - newest > STALE
        key = "latest" if newest is not None and (stale or key == "latest") else "month"
    if key == "latest" and newest is not None:
        period = month_of(newest)
        return Chosen(key, period, month_of(period.start - timedelta(days=1)), BEFORE["month"], newest)
    unit = UNITS[key]
    period = unit(today)
    return Chosen(
        key, period, _so_far(unit(period.start - timedelta(days=1)), period, today), BEFORE_SO_FAR[key], newest
    )


def _so_far(whole: Period, running: Period, today: date) -> Period:
    """As many days of the unit before as have passed of the running one."""
    return Period(whole.start, min(whole.end, whole.start + (today - running.start)))


def custom(asked: Any) -> Period:
    """`from` and `to`, both days included."""
    try:
        start, end = date.fromisoformat(asked.get("from", "")), date.fromisoformat(asked.get("to", ""))
    except ValueError:
        raise Invalid({"from": [_("两个日子都要写，例如 2026-03-18。")]}) from None
    if start.year < EARLIEST or end.year > LATEST:
        raise Invalid({"from": [_("日期要在 1900 年到 2999 年之间。")]})
    if end < start:
        raise Invalid({"to": [_("结束日早于开始日，换一下。")]})
    if (end - start).days > LONGEST:
        raise Invalid({"to": [_("一次最多看十年。")]})
    return Period(start, end)


def newest_day() -> date | None:
    """The last day on which the leading figure moved. One look into an index."""
    codes = headlines.codes()
    if not codes:
        return None
    rows = Tally.objects.filter(measure=codes[0])
    newest: date | None = once(("newest day", codes[0]), lambda: rows.aggregate(newest=Max("day"))["newest"])
    return newest
