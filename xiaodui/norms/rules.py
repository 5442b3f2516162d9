"""Night, days off and pace: plain values."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

PATIENCE = 800
"""Days without a working one before the calendar counts as broken."""


def is_flood(times: Sequence[datetime], now: datetime, most: int) -> bool:
    """So many within the last minute that one more would be too many."""
    return sum(at > now - timedelta(minutes=1) for at in times) >= most


def in_quiet(now: str, since: str, until: str, works: bool = True) -> bool:
    """Whether "23:10" lies in the quiet hours, which mostly pass midnight. From the first minute, up to the last excluded.
    A day that one doesn't work is quiet all day. The same time twice means that there are none, on days off neither."""
    if since == until:
        return False
    if not works:
        return True
    return since <= now < until if since < until else now >= since or now < until


def quiet_ends(now: datetime, since: str, until: str, works: Callable[[date], bool]) -> datetime:
    """The first moment after `now`, both on the wall, at which quiet hours are over on a day that one works. ValueError when
    none comes in `PATIENCE` days."""
    for ahead in range(PATIENCE):
        day = now.date() + timedelta(days=ahead)
        for at in ("00:00", until):
            end = datetime.combine(day, time.fromisoformat(at))
            if end > now and not in_quiet(at, since, until, works(day)):
                return end
    raise ValueError("the calendar has no working days")


def wait_for(last: datetime, now: datetime, slow: int) -> int:
    """Seconds until he may speak again, rounded up; 0 when he may."""
    left = slow - (now - last).total_seconds()
    return max(0, int(-(-left // 1)))
