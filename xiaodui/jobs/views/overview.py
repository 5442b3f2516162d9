"""What the operator's page shows, in six queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from xiaodui.core import clock, spoken
from xiaodui.jobs.declare import Schedule, all_schedules
from xiaodui.jobs.models import Job, Tick
from xiaodui.jobs.rules import Daily, Every
from xiaodui.journal.keys import id_of

MOST = 50
ENDS = {"failed": Job.State.FAILED, "done": Job.State.DONE, "cancelled": Job.State.CANCELLED}


@dataclass(frozen=True)
class Planned:
    """A schedule with its last strike that became a job, and its next one."""

    schedule: Schedule
    last: Tick | None
    next_at: datetime

    @property
    def rhythm(self) -> str:
        match self.schedule.rhythm:
            case Every(seconds=seconds) if seconds < 60:
                return _("每 %(n)s 秒") % {"n": seconds}
            case Every(seconds=seconds):
                return _("每 %(span)s") % {"span": spoken.span(seconds)}
            case Daily(at=at):
                return _("每天 %(time)s") % {"time": f"{at:%H:%M}"}
        return ""


def overview(person: Any, show: str) -> dict[str, Any]:
    """`show` is one of ENDS or "" for all; the 50 newest that ended, and all that go on."""
    seen = Job.objects.visible_to(person)
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    ended = seen.filter(state__in=[ENDS[show]] if show in ENDS else ENDS.values()).order_by("-id")[:MOST]
    going = list(seen.going().order_by("state", "free_at", "id")[:MOST])
    named(going + list(ended), person)
    return {
        "going": going,
        "ended": ended,
        "show": show if show in ENDS else "",
        "counts": counts,
        "going_count": counts.get("waiting", 0) + counts.get("running", 0),
        "failed_count": counts.get("failed", 0),
        "planned": planned(),
    }


def named(jobs: list[Job], person: Any) -> None:
    """Give each job `asked_by`, the name of who asked; "" for the clock. One query."""
    ids = {id_of(job.by) for job in jobs if job.by}
    names = dict(get_user_model().objects.visible_to(person).filter(pk__in=ids).values_list("pk", "name"))
    for job in jobs:
        job.asked_by = names.get(id_of(job.by), "") if job.by else ""


def planned() -> list[Planned]:
    newest = Tick.objects.filter(job__isnull=False).order_by().values("name").annotate(newest=Max("id"))
    ticks = Tick.objects.select_related("job").filter(pk__in=list(newest.values_list("newest", flat=True)))
    last, now, zone = {tick.name: tick for tick in ticks}, clock.now(), clock.zone()
    rows = [Planned(each, last.get(each.name), each.rhythm.following(now, zone)) for each in all_schedules()]
    return sorted(rows, key=lambda row: row.next_at)
