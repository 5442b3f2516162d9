"""Whether somebody may claim one more: plain values in, the first no out. No Django."""

from dataclasses import dataclass
from datetime import datetime, timedelta

TAKEN, DRAWN, COOLING, DAY, POOL_DAY, LEVEL, HELD, INTERVAL = (
    "taken", "drawn", "cooling", "day", "pool-day", "level", "held", "interval",
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What binds him in this pool; None is no limit. `held` is the smaller of the rulebook's and the pool's own."""

    per_day: int
    held: int
    pool_per_day: int | None = None
    level_per_day: int | None = None
    interval: timedelta = timedelta(0)

    @property
    def counts_here(self) -> bool:
        """Whether what he claimed today must be told apart by pool and level."""
        return self.pool_per_day is not None or self.level_per_day is not None


@dataclass(frozen=True)
class Used:
    """What he has claimed today (everywhere, in this pool, there of this level), has in hand, and claimed last."""

    today: int = 0
    held: int = 0
    here: int = 0
    level: int = 0
    last_at: datetime | None = None


def first_no(limits: Limits, used: Used, now: datetime) -> str:
    """The code of the first limit that one more claim would pass; "" when none."""
    if used.today >= limits.per_day:
        return DAY
    if limits.pool_per_day is not None and used.here >= limits.pool_per_day:
        return POOL_DAY
    if limits.level_per_day is not None and used.level >= limits.level_per_day:
        return LEVEL
    if used.held >= limits.held:
        return HELD
    if used.last_at is not None and now < used.last_at + limits.interval:
        return INTERVAL
    return ""


def left(limits: Limits, used: Used) -> tuple[int, int]:
    """How many more today, and how many more in hand; never below zero."""
    today = [limits.per_day - used.today]
    if limits.pool_per_day is not None:
        today.append(limits.pool_per_day - used.here)
    return max(0, min(today)), max(0, limits.held - used.held)
