"""What the clock does: protections that end, and timed releases."""

import time
from typing import Any

from xiaodui.jobs import every, job

FOR = 40.0
"""Seconds a sweep works before it leaves the rest to the next one."""


@every(minutes=1)
@job("pool.sweep", zh="清点保护期", en="Look at the clocks of protection", retries=1)
def sweep(run: Any) -> None:
    """Warns, then releases, one customer a transaction; whatever it doesn't get to waits a minute."""
    from xiaodui.core import clock
    from xiaodui.pool.acts.expiring import BATCH, expire_next, warn_some

    begun, done = time.monotonic(), 0
    while time.monotonic() - begun < FOR and warn_some(clock.now()) == BATCH:
        pass
    while time.monotonic() - begun < FOR and expire_next(clock.now()):
        done += 1
        run.progress(done)


@job("pool.settle", zh="开奖", en="Draw a timed release", retries=5, backoff=1)
def settle(run: Any, *, release: int) -> int:
    """Due when the window ends."""
    from xiaodui.pool.acts.settling import settle as draw
    from xiaodui.pool.models import Release

    found = Release.objects.select_related("pool").get(pk=release)
    return 0 if found.settled_at else draw(found)


@every(seconds=30)
@job("pool.settle_late", zh="补开奖", en="Draw releases left over", retries=0)
def settle_late(run: Any) -> int:
    """What a failing job or a clock set back left over."""
    from xiaodui.pool.acts.settling import settle_due

    return settle_due()
