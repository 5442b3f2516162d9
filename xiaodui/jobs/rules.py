"""When a failed job is tried again, and when a schedule's clock strikes. Plain arithmetic."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONGEST_DELAY = 3600.0
LATE_AFTER = timedelta(seconds=60)
_START = datetime(2000, 1, 1, tzinfo=UTC)


def delay_before_retry(failures: int, backoff: float, luck: float) -> float:
    """Seconds to wait after the nth failure: doubling from `backoff`, at most an hour, then up to a quarter more.

    `luck` in [0, 1) spreads jobs that failed together, so that they don't return together.
    """
    assert failures >= 1, "nothing failed yet"
    return min(backoff * 2 ** min(failures - 1, 30), LONGEST_DELAY) * (1 + luck / 4)


class Rhythm(Protocol):
    """Instants in UTC, the same in every process that asks: a strike's instant is its identity."""

    def latest(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The last strike at or before `now`."""

    def following(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The first strike after `now`."""


@dataclass(frozen=True)
class Every:
    """Strikes at multiples of `seconds` since a fixed midnight, whatever the zone."""

    seconds: int

    def __post_init__(self) -> None:
        assert self.seconds >= 1, "a rhythm needs a span"

    def latest(self, now: datetime, zone: ZoneInfo) -> datetime:
        return now.astimezone(UTC) - (now - _START) % timedelta(seconds=self.seconds)

    def following(self, now: datetime, zone: ZoneInfo) -> datetime:
        return self.latest(now, zone) + timedelta(seconds=self.seconds)


@dataclass(frozen=True)
class Daily:
    """Strikes once a civil day. A time that summer time skips strikes as if the clock had not been moved."""

    at: time

    def latest(self, now: datetime, zone: ZoneInfo) -> datetime:
        return max(strike for strike in self._around(now, zone) if strike <= now)

    def following(self, now: datetime, zone: ZoneInfo) -> datetime:
        return min(strike for strike in self._around(now, zone) if strike > now)

    def _around(self, now: datetime, zone: ZoneInfo) -> list[datetime]:
        today = now.astimezone(zone).date()
        days = [today + timedelta(days=shift) for shift in (-1, 0, 1)]
        return [datetime.combine(day, self.at, zone).astimezone(UTC) for day in days]


def is_late(rhythm: Rhythm, due: datetime, last: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """True when strikes between `last` and `due` were missed, or `due` itself is over a minute ago."""
    return now - due > LATE_AFTER or rhythm.latest(due - timedelta(microseconds=1), zone) > last
