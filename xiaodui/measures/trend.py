"""A figure over time: one line, or one for each team, with the same figures for the table behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.measures.asking import Value, ask
from xiaodui.measures.headlines import Headline
from xiaodui.measures.period import CUTS, Period, month_of, quarter_of
from xiaodui.measures.saying import Said, say
from xiaodui.people.models import Team

DAYS, MONTHS, QUARTERS = 31, 12, 8
LINES = 5
WIDEST = 132


@dataclass(frozen=True)
class Series:
    name: str
    values: list[Value]
    colour: str = ""


@dataclass
class Trend:
    headline: Headline
    cut: str
    period: Period
    keys: list[str]
    series: list[Series] = field(default_factory=list)

    @property
    def unit(self) -> str:
        return self.headline.measure.unit

    @property
    def rows(self) -> list[tuple[str, list[Said]]]:
        """For the table, newest first."""
        columns = list(zip(*(one.values for one in self.series), strict=True))
        rows = [
            (short(key), [say(v, self.unit) for v in column]) for key, column in zip(self.keys, columns, strict=True)
        ]
        return rows[::-1]

    @property
    def chart(self) -> dict[str, Any]:
        step = _step(self.unit, [value for one in self.series for value in one.values if value is not None])
        ends = [one.name if len(self.series) > 1 else self._last(one) for one in self.series]
        series = [
            {"name": one.name, "values": [_scaled(value, step) for value in one.values], "end": end,
             **({"colour": one.colour} if one.colour else {})}
            for one, end in zip(self.series, ends, strict=True)
        ]  # fmt: skip
        return {
            "x": [short(key) for key in self.keys], "series": series, "room": min(max(_width(ends), 48), WIDEST),
        }  # fmt: skip

    def _last(self, one: Series) -> str:
        """A line alone ends in its newest figure, said as everywhere else."""
        return str(say(next((value for value in reversed(one.values) if value is not None), None), self.unit))

    @property
    def summary(self) -> str:
        """One sentence that says what the chart shows."""
        known = [(value, key) for value, key in zip(self.series[0].values, self.keys, strict=True) if value is not None]
        if not known or not any(value for value, _key in known):
            return _("这段时间还没有数。")
        best, last = max(known), known[-1]
        return _("最近 %(last_at)s 是 %(last)s；最高在 %(best_at)s，%(best)s。") % {
            "last_at": short(last[1]), "last": say(last[0], self.unit),
            "best_at": short(best[1]), "best": say(best[0], self.unit),
        }  # fmt: skip


def trend(headline: Headline, person: Any, period: Period, cut: str, *, within: Any = None, only: Any = None) -> Trend:
    """One line. Two queries at most."""
    span = span_of(period, cut)
    answer = ask(headline.code, person, span, cut, team=within, only=only)
    found = Trend(headline, cut, span, [row.key for row in answer.rows])
    found.series.append(Series(answer.name, [row.value for row in answer.rows]))
    return found


def by_team(headline: Headline, person: Any, period: Period, cut: str, *, within: Any = None) -> Trend:
    """A line for each of the five best teams of the span: two queries, and one a team."""
    span = span_of(period, cut)
    best = sorted(
        (row for row in ask(headline.code, person, span, "team", team=within).rows if row.key),
        key=lambda row: -(row.value or Decimal(0)),
    )[:LINES]
    colours = dict(Team.objects.filter(pk__in=[int(row.key) for row in best]).values_list("pk", "colour"))
    found = Trend(headline, cut, span, list(span.keys(cut)))
    for row in best:
        answer = ask(headline.code, person, span, cut, only={"team_id": int(row.key)})
        found.series.append(Series(row.name, [one.value for one in answer.rows], colours.get(int(row.key), "")))
    return found


def span_of(period: Period, cut: str) -> Period:
    """How far back a line goes: the period's days (31 at most), a year of months, or two years of quarters up to it."""
    assert cut in CUTS
    if cut == "day":
        return Period(max(period.start, period.end - timedelta(days=DAYS - 1)), period.end)
    if cut == "month":
        start = month_of(period.end).start
        for _step in range(MONTHS - 1):
            start = month_of(start - timedelta(days=1)).start
        return Period(min(start, month_of(period.start).start), month_of(period.end).end)
    start = quarter_of(period.end).start
    for _step in range(QUARTERS - 1):
        start = quarter_of(start - timedelta(days=1)).start
    return Period(min(start, quarter_of(period.start).start), quarter_of(period.end).end)


def short(key: str) -> str:
    """2026-03-18 → 3/18, 2026-03 → 26/3, 2026-Q1 → 26 Q1."""
    year, _dash, rest = key.partition("-")
    if rest.startswith("Q"):
        return f"{year[2:]} {rest}"
    return f"{int(rest[:2])}/{int(rest[3:])}" if "-" in rest else f"{year[2:]}/{int(rest)}"


def _width(names: Iterable[str]) -> int:
    """Pixels for names at the lines' ends: a Chinese character is 12 wide, a Latin one about 6.5."""
    return 12 + max(int(sum(6.5 if sign.isascii() else 12 for sign in name)) for name in names)


def _step(unit: str, values: list[Decimal]) -> Decimal:
    """What a chart's figures are divided by: the axis counts in the step in which the largest is said."""
    if unit == "ratio":
        return Decimal("0.01")
    if unit != "money" or not values:
        return Decimal(1)
    return spoken.step_of(max(values, key=abs))


def _scaled(value: Value, step: Decimal) -> str | None:
    return None if value is None else str(spoken.rounded(value / step, 2 if step > 10_000 else 1))
