"""Turning the clock's strikes into jobs, each strike once however many processes watch."""

from datetime import datetime

import structlog
from django.db import IntegrityError, transaction

from xiaodui.core import clock
from xiaodui.jobs.declare import Schedule, all_schedules
from xiaodui.jobs.enqueue import enqueue
from xiaodui.jobs.lease import hold
from xiaodui.jobs.models import Job, Tick
from xiaodui.jobs.rules import is_late

log = structlog.get_logger("jobs")
LEASE = "jobs.ticker"
HOLD_FOR = 10


class Ticker:
    """One watcher of the clock. Between strikes a step costs nothing; at a strike a few queries.

    The lease lets one process act while the others look on; should it die, or two believe they hold it, the
    unique (name, due) of `Tick` decides.
    """

    def __init__(self) -> None:
        self._next: dict[str, datetime] = {}

    def step(self) -> None:
        """Enqueue what struck since the last step."""
        now, zone = clock.now(), clock.zone()
        for schedule in all_schedules():
            if schedule.name in self._next and now < self._next[schedule.name]:
                continue
            if strike(schedule, schedule.rhythm.latest(now, zone), now):
                self._next[schedule.name] = schedule.rhythm.following(now, zone)


def strike(schedule: Schedule, due: datetime, now: datetime) -> bool:
    """See to one strike: True when it stands in the table, by our hand or another's; False to try again later.

    After a downtime only the newest missed strike is enqueued, marked late.
    """
    last = Tick.objects.filter(name=schedule.name).order_by("-due_at").values_list("due_at", flat=True).first()
    if last is not None and last >= due:
        return True
    if not hold(LEASE, HOLD_FOR):
        return False
    try:
        with transaction.atomic():
            _write(schedule, due, last, now)
    except IntegrityError:
        log.info("strike was taken by another process", name=schedule.name)
    return True


def _write(schedule: Schedule, due: datetime, last: datetime | None, now: datetime) -> None:
    tick = Tick(name=schedule.name, due_at=due, outcome=Tick.Outcome.ON_TIME)
    if last is None:
        tick.outcome = Tick.Outcome.FIRST
    elif Job.objects.going().filter(name=schedule.name, ticks__isnull=False).exists():
        tick.outcome = Tick.Outcome.BUSY
    else:
        if is_late(schedule.rhythm, due, last, now, clock.zone()):
            tick.outcome = Tick.Outcome.LATE
        tick.job = enqueue(schedule.kind)
    tick.save()
