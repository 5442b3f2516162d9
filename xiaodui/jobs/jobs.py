"""What this room itself has done by the clock."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from xiaodui.core import clock
from xiaodui.jobs.declare import daily, job
from xiaodui.jobs.models import Job, Tick
from xiaodui.jobs.run import Run

KEEP_SCHEDULED = timedelta(days=3)
KEEP_ASKED = timedelta(days=60)
CHUNK = 500


@daily("03:40")
@job("jobs.tidy", zh="清理旧作业", en="Tidy old jobs")
def tidy(run: Run) -> dict[str, int]:
    """Delete what ended long ago: scheduled jobs after 3 days, asked-for and failed ones after 60."""
    now = clock.now()
    newest = Tick.objects.values("name").annotate(newest=Max("id")).values_list("newest", flat=True)
    old_ticks = Tick.objects.filter(due_at__lt=now - KEEP_SCHEDULED).exclude(pk__in=list(newest))
    old = Job.objects.filter(ended_at__lt=now - KEEP_ASKED)
    scheduled = Job.objects.filter(by="", state=Job.State.DONE, ended_at__lt=now - KEEP_SCHEDULED)
    return {"ticks": _delete(old_ticks, run), "jobs": _delete(old, run) + _delete(scheduled, run)}


def _delete(rows, run: Run) -> int:  # type: ignore[no-untyped-def]
    """Chunk by chunk, so that no other writer waits long."""
    count = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        with transaction.atomic():
            rows.model.objects.filter(pk__in=ids).delete()
        count += len(ids)
        run.progress(count)
    return count
