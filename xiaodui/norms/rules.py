"""Night and pace: plain values."""

from collections.abc import Sequence
from datetime import datetime, timedelta


def is_flood(times: Sequence[datetime], now: datetime, most: int) -> bool:
    """So many within the last minute that one more would be too many."""
    return sum(at > now - timedelta(minutes=1) for at in times) >= most


def in_quiet(now: str, since: str, until: str) -> bool:
    """Whether "23:10" lies in the quiet hours, which mostly pass midnight. From the first minute, up to the last excluded."""
    if since == until:
        return False
    return since <= now < until if since < until else now >= since or now < until


def wait_for(last: datetime, now: datetime, slow: int) -> int:
    """Seconds until he may speak again, rounded up; 0 when he may."""
    left = slow - (now - last).total_seconds()
    return max(0, int(-(-left // 1)))
