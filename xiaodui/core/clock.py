"""The one clock. Nothing else in the product asks what time it is, so simulation and tests can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _set.get() or datetime.now(UTC)


def zone() -> ZoneInfo:
    """The company's time zone: days, months and quarters are cut in it."""
    return ZoneInfo(settings.TIME_ZONE)


def today() -> date:
    """The company's business date of the present instant."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    return instant.astimezone(zone()).date()


def noon(day: date) -> datetime:
    """A date without a time of day, as an instant: noon in the company's zone, so no zone shift moves its day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone()).astimezone(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Set the clock for what runs inside (this thread or task only)."""
    assert instant.tzinfo is not None, "an instant without a zone can mean two moments"
    token = _set.set(instant)
    try:
        yield
    finally:
        _set.reset(token)
