"""What an operator does to a job: run it again, stop it, start a schedule now."""

from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs.bell import BELL
from xiaodui.jobs.models import Job
from xiaodui.jobs.sight import key_of_person


def run_again(job: Job) -> bool:
    """Let a failed or cancelled job go on from its last checkpoint; False when it is in no such state."""
    fresh = {"failures": 0, "losses": 0, "error": "", "ended_at": None, "cancel_asked_at": None, "cancel_asked_by": ""}
    with transaction.atomic():
        ended = Job.objects.filter(pk=job.pk, state__in=(Job.State.FAILED, Job.State.CANCELLED))
        again = ended.update(state=Job.State.WAITING, free_at=clock.now(), **fresh)
        transaction.on_commit(BELL.ring, robust=True)
    return bool(again)


def cancel(job: Job, *, by: Any) -> bool:
    """End a waiting job now, ask a running one to end; False when it has ended."""
    now = clock.now()
    asked = {"cancel_asked_at": now, "cancel_asked_by": key_of_person(by)}
    with transaction.atomic():
        rows = Job.objects.filter(pk=job.pk)
        waiting = rows.filter(state=Job.State.WAITING)
        running = rows.filter(state=Job.State.RUNNING)
        return bool(waiting.update(state=Job.State.CANCELLED, ended_at=now, **asked) or running.update(**asked))
