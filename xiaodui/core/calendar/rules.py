"""Arithmetic with working days and working time. Values in, values out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .hours import Hours, Span

__all__ = ["Calendar", "Hours", "MonthPlace", "Span"]

DAY = timedelta(days=1)
PATIENCE = 800  # days without any working time before we call the calendar broken


class MonthPlace(NamedTuple):
    """「本月第 12 个工作日，还剩 10 个」: ``nth`` of ``total``, ``left`` after this day."""

    nth: int
    total: int
    left: int


@dataclass(frozen=True)
class Calendar:
    """``exceptions`` says of single days whether they are worked; all others follow Monday to Friday.

    Hours are wall time in ``zone``; every instant given or returned is aware.
    """

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    hours: Hours = field(default_factory=Hours)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))

    def is_workday(self, day: date) -> bool:
        return self.exceptions.get(day, day.weekday() < 5)

    def add_workdays(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, before it when negative; ``day`` itself for 0."""
        step = DAY if count > 0 else -DAY
        left, idle = abs(count), 0
        while left:
            day += step
            worked = self.is_workday(day)
            left, idle = left - worked, 0 if worked else idle + 1
            if idle > PATIENCE:
                raise ValueError("the calendar has no working days")
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days from ``start`` to before ``end``; negative the other way round."""
        if end < start:
            return -self.workdays_between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        tail = (start + timedelta(days=weeks * 7 + i) for i in range(rest))
        plain = weeks * 5 + sum(day.weekday() < 5 for day in tail)
        return plain + sum(
            is_workday - (day.weekday() < 5) for day, is_workday in self.exceptions.items() if start <= day < end
        )

    def nth_workday_of_month(self, day: date) -> MonthPlace:
        """A free day counts as the working day before it: 「第 0 个」 on a 1 January."""
        first = day.replace(day=1)
        next_month = (first + timedelta(days=31)).replace(day=1)
        nth = self.workdays_between(first, day + DAY)
        total = self.workdays_between(first, next_month)
        return MonthPlace(nth, total, total - nth)

    def working_spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """(begin, end) of each span of ``day`` in UTC; none on a free day.

        A wall time that summer time skips counts as the hour after it, so a span never runs backwards.
        """
        if not self.is_workday(day):
            return
        midnight = datetime(day.year, day.month, day.day)
        for span in self.hours.of(day.weekday()):
            begin, end = (
                (midnight + timedelta(minutes=minutes)).replace(tzinfo=self.zone).astimezone(UTC) for minutes in span
            )
            if begin < end:
                yield begin, end

    def due_at(self, start: datetime, working_minutes: float) -> datetime:
        """The first instant (UTC) at which that much working time has passed since ``start``.

        Exact: 180 minutes from 09:00 are due at 12:00, not after lunch. ``start`` itself for 0.
        ValueError when the calendar has no working time. Cost: one step a day.
        """
        left = timedelta(minutes=working_minutes)
        if left <= timedelta(0):
            return start.astimezone(UTC)
        day, idle = start.astimezone(self.zone).date(), 0
        while idle <= PATIENCE:
            idle += 1
            for begin, end in self.working_spans(day):
                begin = max(begin, start)
                if begin < end:
                    idle = 0
                    if left <= end - begin:
                        return begin.astimezone(UTC) + left
                    left -= end - begin
            day += DAY
        raise ValueError("the calendar has no working hours")

    def worked_seconds(self, start: datetime, end: datetime) -> float:
        """Working time from ``start`` to ``end`` in seconds; 0 when ``end`` is not later."""
        total = timedelta(0)
        day, last = start.astimezone(self.zone).date(), end.astimezone(self.zone).date()
        while day <= last:
            for begin, finish in self.working_spans(day):
                total += max(min(finish, end) - max(begin, start), timedelta(0))
            day += DAY
        return total.total_seconds()

    def is_working(self, instant: datetime) -> bool:
        """Whether ``instant`` lies inside working hours (a clock rests outside them)."""
        day = instant.astimezone(self.zone).date()
        return any(begin <= instant < end for begin, end in self.working_spans(day))
