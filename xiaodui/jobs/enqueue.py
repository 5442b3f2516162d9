"""Asking for a job, inside the transaction of whatever asks."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs.bell import BELL
from xiaodui.jobs.declare import JobKind
from xiaodui.jobs.sight import key_of_person

if TYPE_CHECKING:
    from xiaodui.jobs.models import Job


def enqueue(kind: JobKind, /, *, by: Any = None, due_at: datetime | None = None, **args: Any) -> "Job":
    """Write the job's row; it runs after the caller's transaction commits, and never if that rolls back.

    `args` are the function's keyword arguments, JSON only; they are stored as they are, so pass ids, not names
    or phones. TypeError when they don't fit. One insert.
    """
    from xiaodui.jobs.models import Job  # The declaring module is imported before models can be.

    kind.check(args)
    now = clock.now()
    with transaction.atomic():
        job = Job.objects.create(name=kind.name, args=args, by=key_of_person(by), created_at=now, free_at=due_at or now)
        transaction.on_commit(BELL.ring, robust=True)
    return job
