"""Which span a report is about, when it is due, what comes after it. No Django."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from xiaodui.core.calendar.wall import instant_of

DAILY, WEEKLY = "daily", "weekly"
DAY, WEEK = timedelta(days=1), timedelta(days=7)
PATIENCE = 14
"""Days back for which a report is still taken."""
Works = Callable[[date], bool]


@dataclass(frozen=True)
class Span:
    """Of `kind`, from `start` to `end`, both days included: one day, or Monday to Sunday."""

    kind: str
    start: date
    end: date


def span_of(kind: str, day: date) -> Span:
    """The day itself, or the ISO week that it stands in."""
    if kind == DAILY:
        return Span(kind, day, day)
    monday = day - day.weekday() * DAY
    return Span(kind, monday, monday + 6 * DAY)


def due_day(span: Span, works: Works, weekday: int = 5) -> date | None:
    """The day on which it is due; None where nobody works in the span.

    A week's: its `weekday`-th day (1 is Monday), else the last working day before it, else the first one after.
    """
    if span.kind == DAILY:
        return span.start if works(span.start) else None
    wanted = span.start + (weekday - 1) * DAY
    before = [wanted - i * DAY for i in range(weekday)]
    after = [wanted + i * DAY for i in range(1, 8 - weekday)]
    return next((day for day in [*before, *after] if works(day)), None)


def following(span: Span, works: Works) -> tuple[date, date]:
    """What the plan in a report is about: up to the next working day, or the week after."""
    if span.kind == WEEKLY:
        return span.start + WEEK, span.end + WEEK
    day = span.end + DAY
    while not works(day) and day - span.end < WEEK:
        day += DAY
    return span.end + DAY, day


def instant(day: date, said: str, zone: ZoneInfo) -> datetime:
    """ "18:30" on `day` by the clocks of `zone`, in UTC."""
    hour, _colon, minute = said.partition(":")
    return instant_of(datetime.combine(day, time(int(hour), int(minute))), zone)


def is_too_old(span: Span, today: date) -> bool:
    return (today - span.end).days > PATIENCE


def share_of(part: int, whole: int) -> float:
    """Of the ring: how much of it is drawn; a full one where there is nothing to do."""
    return min(part / whole, 1) if whole else 1
