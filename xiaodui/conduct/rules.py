"""Counting and naming of violations, as plain values: spans of time, the rolling window, the ladder."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

LADDER = "提醒、警告、扣奖金、停抢、建议解除"
LADDER_EN = "Reminder, Warning, Bonus cut, No claiming, Dismissal proposed"
PER = ("day", "week", "month")


@dataclass(frozen=True)
class Match:
    """What a pattern saw: facts (their ids, in order) that together speak against one person."""

    person: int
    evidence: tuple[int, ...]


@dataclass(frozen=True)
class Span:
    """A day, week (from Monday) or month of the company's calendar; both days included."""

    per: str
    start: date
    end: date

    @property
    def key(self) -> str:
        return f"{self.per}:{self.start}"


def span_of(per: str, day: date) -> Span:
    """The span in which this day lies."""
    if per == "day":
        return Span(per, day, day)
    if per == "week":
        start = day - timedelta(days=day.weekday())
        return Span(per, start, start + timedelta(days=6))
    if per == "month":
        start = day.replace(day=1)
        return Span(per, start, (start + timedelta(days=32)).replace(day=1) - timedelta(days=1))
    raise ValueError(per)


def ended(per: str, today: date, back: int) -> list[Span]:
    """Spans that ended within the last `back` days, today not counted: a span that still runs isn't judged."""
    days = (today - timedelta(days=n) for n in range(back, 0, -1))
    return [span for day in days if (span := span_of(per, day)).end == day]


def too_much(value: Decimal, bound: Decimal, at_least: bool) -> bool:
    """Whether the figure is against the rule: `bound` or more where `at_least`, else `bound` or fewer."""
    return value >= bound if at_least else value <= bound


def window_numbers(instants: Sequence[datetime], days: int) -> list[int]:
    """For each instant, in order, the how-manieth it is within the `days` up to it. Ties count in the order given."""
    length = timedelta(days=days)
    return [
        sum(instant - length < earlier <= instant for earlier in instants[: place + 1])
        for place, instant in enumerate(instants)
    ]


def rungs(ladder: str) -> list[str]:
    """The rungs as they are written in the rule book, the mildest first, parted by 、 or commas."""
    for sign in ("，", ",", "；", ";", "\n"):
        ladder = ladder.replace(sign, "、")
    return [rung for part in ladder.split("、") if (rung := part.strip())]


def rung_at(nth: int, first: int, steps: int) -> int:
    """Which rung (from 0) the ladder names at most: it begins at the clause's `first` (from 1), one up each time."""
    return max(0, min(first - 1 + nth - 1, steps - 1))


def print_of(detector: str, about: str, evidence: Iterable[object]) -> str:
    """What makes two findings one: the same detector, the same thing looked at, the same evidence in any order."""
    said = "\n".join([detector, about, *sorted(map(str, evidence))])
    return hashlib.sha256(said.encode()).hexdigest()


def apart(matches: Iterable[Match], used: Iterable[int]) -> Iterator[Match]:
    """Those whose evidence nothing else stands on: a fact speaks once against the same person."""
    gone: set[tuple[int, int]] = set()
    taken = set(used)
    for match in matches:
        mine = {(match.person, fact) for fact in match.evidence}
        if match.evidence and not taken & set(match.evidence) and not gone & mine:
            gone |= mine
            yield match
