"""Giving tasks, changing them, passing them on."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Refusal
from xiaodui.journal import gather, record
from xiaodui.tasks import clocks
from xiaodui.tasks.abouts import checked
from xiaodui.tasks.acts.days import check_to_come, due_of
from xiaodui.tasks.acts.inputs import DropTask, EditTask, GiveTask, HandOverTask
from xiaodui.tasks.acts.rights import in_on_it, refuse_stranger, works_here
from xiaodui.tasks.acts.telling import place
from xiaodui.tasks.models import Task
from xiaodui.tasks.verbs import TASK_DROPPED, TASK_EDITED, TASK_GIVEN, TASK_HANDED_OVER


@act("tasks.create", who=works_here, takes=GiveTask, label=_("记待办"))
def create(*, by: Any, person: Any, about: str, due_on: Any, due_time: Any, **rest: Any) -> Task:
    """记待办. For oneself, or as a request to a mate, one's leader or somebody whom one leads."""
    person = person or by
    if person is None:
        raise Refusal("task.nobody", _("写上给谁。"))
    refuse_stranger(by, person)
    due_at = due_of(person, due_on, due_time)
    check_to_come(due_at, due_on, due_time)
    task = Task.objects.create(
        person=person, made_by=by, about=checked(about, by), due_on=due_on, due_time=due_time, due_at=due_at,
        made_at=clock.now(), **rest,
    )  # fmt: skip
    record(TASK_GIVEN, task, by=by, **place(task))
    clocks.start(task, by)
    return task


@act("tasks.edit", on=Task, who=in_on_it, takes=EditTask, label=_("改待办"))
def edit(task: Task, *, by: Any, version: int, due_on: Any, due_time: Any, **rest: Any) -> Task:
    """A new day starts its clock anew; what was missed before stays missed."""
    refuse_ended(task)
    changes = {**rest, "due_on": due_on, "due_time": due_time}
    moved = (due_on, due_time) != (task.due_on, task.due_time)
    if moved:
        changes["due_at"] = due_of(task.person, due_on, due_time)
        check_to_come(changes["due_at"], due_on, due_time)
    before = edit_row(task, version, changes)
    if before:
        shown = {name: getattr(task, name) for name in before if name in {"due_on"}}
        record(TASK_EDITED, task, by=by, **place(task), fields=sorted(before), after=shown)
    if moved:
        clocks.restart(task, by)
    return task


@act("tasks.hand_over", on=Task, who=in_on_it, takes=HandOverTask, label=_("转给别人"))
def hand_over(task: Task, *, by: Any, to: Any, reason: str) -> Task:
    """移交. Its day stays; the hour follows the working hours of the new one."""
    refuse_stranger(by, to)
    if task.person_id == to.pk:
        raise Refusal("task.same-person", _("这件事已经在 %(name)s 那里了。") % {"name": to.name})
    before = task.person
    due_at = task.due_at if task.due_time else due_of(to, task.due_on)
    rows = Task.objects.open().filter(pk=task.pk, person=before)
    if not rows.update(person=to, due_at=due_at, version=F("version") + 1):
        refuse_ended(Task.objects.get(pk=task.pk))
        raise Refusal("stale", _("刚才已经转给别人了，刷新后再看。"))
    task.refresh_from_db()
    _tell_passed(task, before, to, by, reason)
    clocks.restart(task, by)
    return task


@act("tasks.drop", on=Task, who=in_on_it, takes=DropTask, label=_("不做了"))
def drop(task: Task, *, by: Any, reason: str) -> Task:
    """撤掉. Not done and not missed: it lost its reason."""
    rows = Task.objects.open().filter(pk=task.pk)
    if not rows.update(dropped_at=clock.now(), why_dropped=reason, version=F("version") + 1):
        refuse_ended(Task.objects.get(pk=task.pk))
    task.refresh_from_db()
    record(TASK_DROPPED, task, by=by, **place(task), personal={"reason": reason})
    clocks.stop(task)
    return task


def refuse_ended(task: Task) -> None:
    if task.done_at:
        raise Refusal("task.done", _("「%(title)s」已经做完了。要接着做，先重新打开。") % {"title": task.title})
    if task.dropped_at:
        raise Refusal("task.dropped", _("「%(title)s」已经撤了。要接着做，先重新打开。") % {"title": task.title})


def _tell_passed(task: Task, before: Any, to: Any, by: Any, reason: str) -> None:
    told = place(task)
    told["told"] = sorted({*told["told"], f"person:{before.pk}"})
    record(TASK_HANDED_OVER, task, by=by, **told, to=to, former_owner=before, personal={"reason": reason})


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """All open tasks of `person` to `to`, in the caller's transaction, who has checked the right; how many went."""
    tasks = list(Task.objects.open().filter(person=person).select_related("made_by").order_by("pk"))
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(person=to, version=F("version") + 1)
    with gather():
        for task in tasks:
            task.person = to
            _tell_passed(task, person, to, by, reason)
    for task in tasks:
        clocks.stop(task)
    clocks.start_many(tasks, by)
    return len(tasks)
