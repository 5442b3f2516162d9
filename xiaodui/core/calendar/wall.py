"""From the clock on the wall to the instant, through summer time."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) at which the clocks of ``zone`` show ``wall`` (naive, whole seconds) or later.

    A time that comes twice is the first of the two; one that is skipped is the moment of the jump. So later times
    on the wall are never earlier instants, and spans that don't overlap on paper don't overlap in time.
    """
    early, late = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    before, after = early.utcoffset(), late.utcoffset()
    assert before is not None and after is not None, "a ZoneInfo knows its offset"
    if before >= after:
        return early.astimezone(UTC)
    start = late.astimezone(UTC)  # not yet jumped; `after - before` later it has
    jumped = range(int((after - before).total_seconds()) + 1)
    seconds = bisect_left(
        jumped, True, key=lambda second: (start + timedelta(seconds=second)).astimezone(zone).utcoffset() != before
    )
    return start + timedelta(seconds=seconds)
