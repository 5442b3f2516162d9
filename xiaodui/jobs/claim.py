"""Taking a job so that no other thread or process has it too."""

import itertools
import random
import threading
from datetime import timedelta

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs.declare import all_kinds
from xiaodui.jobs.lease import this_process
from xiaodui.jobs.models import Job
from xiaodui.jobs.models.job import DIED

LEASE_FOR = timedelta(seconds=15)
BEAT_EVERY = 5.0
MOST_LOSSES = 5
_choosing = threading.Lock()
_count = itertools.count(1)


def claim() -> Job | None:
    """The job that has been free longest, now ours under a lease of its own; None when nothing is free.

    A job whose process died is among the free ones as soon as its lease ran out. Only jobs declared in this
    release are taken, so an older worker leaves newer jobs alone. One read when idle.
    """
    # One thread of a process chooses at a time: together they would all go for the same row.
    with _choosing:
        names = [kind.name for kind in all_kinds()]
        free = list(Job.objects.takeable(clock.now()).filter(name__in=names).order_by("free_at", "id")[:4])
        # Other processes look at the same four; starting at different ones they seldom meet.
        start = random.randrange(len(free)) if len(free) == 4 else 0
        for job in free[start:] + free[:start]:
            if _take(job) and not _is_over(job):
                return job
    return None


def _take(job: Job) -> bool:
    """Conditional on the very claim that was read, so of many who try one succeeds."""
    now = clock.now()
    lost = job.state == Job.State.RUNNING
    mine = f"{this_process()}#{next(_count)}"
    with transaction.atomic():
        same = Job.objects.filter(pk=job.pk, state=job.state, holder=job.holder, free_at=job.free_at)
        taken = same.update(
            state=Job.State.RUNNING, holder=mine, free_at=now + LEASE_FOR, attempts=job.attempts + 1,
            losses=job.losses + lost, started_at=job.started_at or now,
        )  # fmt: skip
    if taken:
        # The last holder may have checkpointed after our reading.
        job.refresh_from_db()
    return bool(taken)


def _is_over(job: Job) -> bool:
    """End at once what was cancelled while nobody ran it, or what kills every process that takes it."""
    if job.cancel_asked_at:
        finish(job, Job.State.CANCELLED)
    elif job.losses >= MOST_LOSSES:
        finish(job, Job.State.FAILED, error=DIED)
    else:
        return False
    return True


def finish(job: Job, state: str, **fields: object) -> bool:
    """Write the end of a claimed job; False when it is no longer ours, and then nothing is written."""
    with transaction.atomic():
        ours = Job.objects.still_held(job)
        return bool(ours.update(state=state, holder="", ended_at=clock.now(), **fields))


def give_back(job: Job, due_at: object, **fields: object) -> bool:
    """Let a claimed job wait again until `due_at`; False when it is no longer ours."""
    with transaction.atomic():
        return bool(Job.objects.still_held(job).update(state=Job.State.WAITING, holder="", free_at=due_at, **fields))
