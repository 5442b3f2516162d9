"""When a robot speaks: pace, back-off, quiet nights, and what is still news. Plain arithmetic."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

PACE = timedelta(seconds=4)
"""Between two messages of one robot: 15 a minute, where WeCom and DingTalk stop at 20. What comes meanwhile is merged."""
AFTER_GIVING_UP = timedelta(minutes=1)
MOST_TRIES = 6
MOST_LINES = 20
LONGEST_LINE = 400
MORNING, NIGHT = time(7), time(22)
FRESH = timedelta(days=3)
"""What happened longer ago is history when it is recorded: a win of Friday is still told on Monday, an import is not."""
LATE = timedelta(days=1)
"""What was recorded longer ago is not told any more, whatever held it up."""


def wait_after(tries: int) -> timedelta | None:
    """Until the next try after this many failed: 1, 2, 4, 8, 16 minutes; None: given up."""
    assert tries >= 1, "nothing failed yet"
    return timedelta(minutes=2 ** (tries - 1)) if tries < MOST_TRIES else None


def due_at(now: datetime, rests: bool, zone: ZoneInfo) -> datetime:
    """When a message of `now` may go: at once, or at seven in the morning when the robot rests at night."""
    there = now.astimezone(zone)
    if not rests or MORNING <= there.time() < NIGHT:
        return now
    day = there.date() + timedelta(days=1) if there.time() >= NIGHT else there.date()
    return datetime.combine(day, MORNING, zone).astimezone(now.tzinfo)


def is_news(happened: datetime, recorded: datetime, on_since: datetime, now: datetime) -> bool:
    """Whether a robot that listens since `on_since` tells it."""
    return recorded >= on_since and recorded - happened <= FRESH and now - recorded <= LATE


def fitting(lines: Sequence[str], most_bytes: int, most: int = MOST_LINES) -> int:
    """How many of these lines go into one message: all that fit, and always the first."""
    room = most_bytes
    for count, line in enumerate(lines[:most]):
        room -= len(line.encode()) + len("· \n".encode())
        if room < 0:
            return max(count, 1)
    return min(len(lines), most)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value that `share` of them don't exceed (nearest rank); None without any."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)] if ordered else None
