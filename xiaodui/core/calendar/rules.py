"""Arithmetic with working days and working time. Values in, values out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .hours import Hours, Span
from .wall import instant_of

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
    """The working time of a company or of one person.

    ``exceptions`` says of single days whether they are worked; all others follow the week of ``hours``. ``days`` gives
    single days spans of their own, above everything else: a shift on a Sunday, none at all for a day of leave. A night
    shift is two of them: 22:00-24:00, and 00:00-06:00 of the next day.

    Hours are wall time in ``zone``; every instant given or returned is aware.
    """

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    hours: Hours = field(default_factory=Hours)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        if (own := self.days.get(day)) is not None:
            return bool(own)
        return self.exceptions.get(day, self.hours.works(day.weekday()))

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The spans of ``day`` as they stand on the wall. A make-up day whose weekday has none has the usual ones."""
        if (own := self.days.get(day)) is not None:
            return own
        return (self.hours.of(day.weekday()) or self.hours.usual) if self.is_workday(day) else ()

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
        week = [self.hours.works(weekday) for weekday in range(7)]
        weeks, rest = divmod((end - start).days, 7)
        plain = weeks * sum(week) + sum(week[(start.weekday() + i) % 7] for i in range(rest))
        unlike = chain(self.days, (day for day in self.exceptions if day not in self.days))
        return plain + sum(self.is_workday(day) - week[day.weekday()] for day in unlike if start <= day < end)

    def nth_workday_of_month(self, day: date) -> MonthPlace:
        """A free day counts as the working day before it: 「第 0 个」 on a 1 January."""
        first = day.replace(day=1)
        next_month = (first + timedelta(days=31)).replace(day=1)
        nth = self.workdays_between(first, day + DAY)
        total = self.workdays_between(first, next_month)
        return MonthPlace(nth, total, total - nth)

    def working_spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """(begin, end) of each span of ``day`` in UTC, in order; none on a free day. See ``wall`` for summer time."""
        midnight = datetime(day.year, day.month, day.day)
        for span in self.spans_of(day):
            begin, end = (instant_of(midnight + timedelta(minutes=minutes), self.zone) for minutes in span)
            if begin < end:
                yield begin, end

    def working_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """All that is left of working time from ``start`` on, span by span (UTC), without end.

        ValueError when no more comes in ``PATIENCE`` days. Cost: one step a day.
        """
        start = start.astimezone(UTC)
        day, idle = start.astimezone(self.zone).date(), 0
        while idle <= PATIENCE:
            idle += 1
            for begin, end in self.working_spans(day):
                if end > start:
                    idle = 0
                    yield max(begin, start), end
            day += DAY
        raise ValueError("the calendar has no working hours")

    def due_at(self, start: datetime, working_minutes: float) -> datetime:
        """The first instant (UTC) at which that much working time has passed since ``start``.

        Exact: 180 minutes from 09:00 are due at 12:00, not after lunch. ``start`` itself for 0.
        ValueError when the calendar has no working time.
        """
        left = timedelta(minutes=working_minutes)
        if left <= timedelta(0):
            return start.astimezone(UTC)
        for begin, end in self.working_from(start):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("working_from has no end")

    def rest_ends_at(self, instant: datetime) -> datetime:
        """``instant`` itself (in UTC) when it is working time, else when the next span begins."""
        return next(self.working_from(instant))[0]

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
