"""What stands before the curtain of the reports' story rises; runs beside the server."""

from datetime import timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.people.models import Person
from xiaodui.reports.acts.calling import call
from xiaodui.reports.models import WorkReport
from xiaodui.tasks.acts import create as give_task
from xiaodui.tasks.acts import done


def set_up() -> dict[str, Any]:
    """王磊 and 陈晨 owe today's report in two hours, whatever day it is; 王磊 has done a task."""
    wanglei, chenchen = (Person.objects.select_related("team").get(login=login) for login in ("wanglei", "chenchen"))
    done(give_task(by=wanglei, title="给恒拓回电话", due_on=clock.today()), by=wanglei)
    # Another story or the hour may have asked for it already.
    WorkReport.objects.filter(person__in=[wanglei, chenchen], kind="daily", start=clock.today()).delete()
    for person in (wanglei, chenchen):
        WorkReport.objects.create(
            person=person, team=person.team, kind="daily", start=clock.today(), end=clock.today(), asked=True,
            due_at=clock.now() + timedelta(hours=2), cite="meeting.report@1",
        )  # fmt: skip
    return {"chenchen": chenchen.pk}


def hour_comes() -> int:
    """What is asked for is due now, and the roll is called."""
    WorkReport.objects.filter(asked=True).update(due_at=clock.now() - timedelta(seconds=1))
    return call()
