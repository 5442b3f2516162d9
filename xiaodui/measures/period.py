"""Periods: spans of business days, inclusive, and how they are cut. No Django."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

CUTS = ("day", "month", "quarter")


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both days included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a period ends before it starts")

    def keys(self, cut: str) -> Iterator[str]:
        """Every key of the cut in order, also of days on which nothing happened."""
        seen = ""
        day = self.start
        while day <= self.end:
            key = key_of_day(day, cut)
            if key != seen:
                yield key
                seen = key
            day += timedelta(days=1)

    def before(self) -> "Period":
        """The period of the same length just before."""
        length = self.end - self.start
        return Period(self.start - length - timedelta(days=1), self.start - timedelta(days=1))


def key_of_day(day: date, cut: str) -> str:
    """2026-03-18, 2026-03 or 2026-Q1."""
    if cut == "day":
        return day.isoformat()
    if cut == "month":
        return f"{day:%Y-%m}"
    return f"{day.year}-Q{(day.month + 2) // 3}"


def month_of(day: date) -> Period:
    start = day.replace(day=1)
    return Period(start, (start + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def quarter_of(day: date) -> Period:
    start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(start, month_of((start + timedelta(days=70)).replace(day=1)).end)


def year_of(day: date) -> Period:
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))
