"""The stock of each intent over time: how many A, B, C, D somebody or a team had in hand at the end of each day, month or quarter.

Nothing is counted here: each figure is the measure `customers.level_…` summed from the beginning to that day, so that a chart,
its table and the evidence behind a figure can't disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.customers.models.customer import LEVELS
from xiaodui.measures.asking import ask_all
from xiaodui.measures.choosing import LONGEST
from xiaodui.measures.period import Period, key_of_day, month_of
from xiaodui.measures.trend import DAYS, short, span_of

CODES = {level: f"customers.level_{level.lower()}" for level, _said in LEVELS}
ROOM = 30


@dataclass(frozen=True)
class Point:
    """At the end of `day`: how many of each level. `query` asks the evidence for just that."""

    label: str
    day: date
    counts: dict[str, int]
    query: str

    @property
    def cells(self) -> list[tuple[str, int]]:
        return [(CODES[level], count) for level, count in self.counts.items()]


@dataclass(frozen=True)
class Line:
    """Somebody, or a team: what is there now, and how it changed since the chart begins."""

    key: str
    name: str
    counts: dict[str, int]
    changes: dict[str, int]

    @property
    def cells(self) -> list[tuple[str, int, int]]:
        return [(level, self.counts[level], self.changes[level]) for level in self.counts]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def beginning(end: date) -> date:
    """From where a stock is summed: as far back as evidence may be asked for."""
    return end - timedelta(days=LONGEST)


def points(person: Any, cut: str, *, team: Any = None, only: dict[str, Any] | None = None) -> list[Point]:
    """A point at the end of each day, month or quarter, the last one today. Two queries."""
    today = clock.today()
    span = span_of(Period(today - timedelta(days=DAYS - 1), today) if cut == "day" else month_of(today), cut)
    start = beginning(today)
    span = Period(max(span.start, start + timedelta(days=1)), today)
    until = Period(start, span.start - timedelta(days=1))
    before = ask_all(list(CODES.values()), person, until, cut, team=team, only=only)
    since = ask_all(list(CODES.values()), person, span, cut, team=team, only=only)
    counts = {level: int(before[code].total or 0) for level, code in CODES.items()}
    moved = {level: {row.key: row.value or Decimal(0) for row in since[code].rows} for level, code in CODES.items()}
    found = []
    for key, day in ends(span, cut):
        counts = {level: count + int(moved[level].get(key, 0)) for level, count in counts.items()}
        found.append(Point(short(key), day, counts, f"from={start}&to={day}{_narrowed(team, only)}"))
    return found


def ends(span: Period, cut: str) -> Iterator[tuple[str, date]]:
    """Each key with the last day on which it is counted."""
    last: dict[str, date] = {}
    for n in range((span.end - span.start).days + 1):
        day = span.start + timedelta(days=n)
        last[key_of_day(day, cut)] = day
    yield from last.items()


def _narrowed(team: Any, only: dict[str, Any] | None) -> str:
    said = f"&within={team.pk}" if team else ""
    return said + (f"&person={only['person_id']}" if only else "")


def lines(person: Any, by: str, since: date, *, team: Any = None) -> list[Line]:
    """Everybody whom he sees, or every team, with what they have now; the largest first. Who has and had none isn't there.
    Two queries and one for names each."""
    today, codes = clock.today(), list(CODES.values())
    whole = ask_all(codes, person, Period(beginning(today), today), by, team=team)
    lately = ask_all(codes, person, Period(since, today), by, team=team)
    names = {row.key: row.name for code in codes for row in whole[code].rows if row.key}
    found = [
        Line(key, name, {level: _at(whole[code], key) for level, code in CODES.items()},
             {level: _at(lately[code], key) for level, code in CODES.items()})
        for key, name in names.items()
    ]  # fmt: skip
    some = [line for line in found if any(line.counts.values()) or any(line.changes.values())]
    return sorted(some, key=lambda line: (-line.total, line.name))


def _at(answer: Any, key: str) -> int:
    return int(next((row.value or 0 for row in answer.rows if row.key == key), 0))


def chart(found: list[Point]) -> dict[str, Any]:
    return {
        "x": [point.label for point in found], "room": ROOM,
        "series": [
            {"name": level, "values": [point.counts[level] for point in found], "end": level} for level in CODES
        ],
    }  # fmt: skip


def summary(found: list[Point]) -> str:
    """One sentence that says what the chart shows."""
    first, last = (sum(one.counts[level] for level in "AB") for one in (found[0], found[-1]))
    said = {"now": last, "then": first, "since": found[0].label}
    if last == first:
        return _("A 和 B 一共 %(now)s 家，和 %(since)s 一样。") % said
    if last > first:
        return _("A 和 B 一共 %(now)s 家，%(since)s 是 %(then)s 家，在涨。") % said
    return _("A 和 B 一共 %(now)s 家，%(since)s 是 %(then)s 家，在跌。") % said
