"""Doing a task, and taking that back."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.tasks import clocks
from xiaodui.tasks.acts.giving import refuse_ended
from xiaodui.tasks.acts.rights import in_on_it
from xiaodui.tasks.acts.telling import place
from xiaodui.tasks.models import Task
from xiaodui.tasks.verbs import TASK_DONE, TASK_REOPENED


@act("tasks.done", on=Task, who=in_on_it, label=_("做完了"))
def done(task: Task, *, by: Any) -> Task:
    """做完. Claims the row: two ticks count once."""
    now = clock.now()
    if not Task.objects.open().filter(pk=task.pk).update(done_at=now, version=F("version") + 1):
        refuse_ended(Task.objects.get(pk=task.pk))
    task.refresh_from_db()
    record(TASK_DONE, task, by=by, **place(task), in_time=task.due_at is None or now <= task.due_at)
    clocks.keep(task, by)
    return task


@act("tasks.reopen", on=Task, who=in_on_it, label=_("重新打开"))
def reopen(task: Task, *, by: Any) -> Task:
    """重新打开, whether it was done or dropped. What it counted as done is taken back."""
    was_done = task.done_at is not None
    rows = Task.objects.filter(pk=task.pk, version=task.version)
    ended = rows.exclude(done_at=None) if was_done else rows.exclude(dropped_at=None)
    if not ended.update(done_at=None, dropped_at=None, why_dropped="", version=F("version") + 1):
        raise Refusal("task.open", _("「%(title)s」还开着，直接做就行。") % {"title": task.title})
    task.refresh_from_db()
    record(TASK_REOPENED, task, by=by, **place(task), was_done=was_done)
    clocks.again(task, by)
    return task
