"""Heartbeats: whether somebody runs jobs and somebody minds the clock, whichever process that is."""

from xiaodui.core import clock
from xiaodui.jobs.lease import hold
from xiaodui.jobs.models import Lease

RUNNER, CLOCK = "jobs.runner", "jobs.clock"
EVERY, FOR = 10.0, 30
"""Seconds between two beats, and for how long one counts."""


def beat(*, runs: bool, strikes: bool) -> None:
    """Of many processes one holds each name and writes; the others only read, and take it over when it falls silent."""
    for name, ours in ((RUNNER, runs), (CLOCK, strikes)):
        if ours:
            hold(name, FOR)


def beating() -> dict[str, bool]:
    """`runner` and `clock`: whether a beat of it came in the last half minute. One query."""
    names = set(Lease.objects.filter(name__in=(RUNNER, CLOCK), until__gt=clock.now()).values_list("name", flat=True))
    return {"runner": RUNNER in names, "clock": CLOCK in names}
