"""The clocks of tasks and promises: opened, met and ended in the transaction that writes the row."""

from collections.abc import Iterable
from typing import Any

from xiaodui import deadlines
from xiaodui.core import clock
from xiaodui.deadlines import DUE, HALF, LEADER, DeadlineKind, Step
from xiaodui.tasks.models import Promise, Task

TASK = DeadlineKind("task", zh="待办", en="Tasks", steps=(HALF, DUE, LEADER), icon="checkbox", listed=False)
PROMISE = DeadlineKind(
    "promise", zh="承诺", en="Promises", steps=(HALF, DUE, LEADER), icon="heart-handshake", listed=False
)  # fmt: skip


def _steps(task: Task) -> tuple[Step, ...] | None:
    """What somebody set himself reminds him alone; what was asked of him reaches his leader in the end."""
    return None if task.is_request else (HALF, DUE)


def start(task: Task, by: Any) -> None:
    start_many([task], by)


def start_many(tasks: Iterable[Task], by: Any) -> None:
    deadlines.open_many(TASK, [
        deadlines.Promise(task, task.person, due_at=task.due_at, steps=_steps(task), by=by)
        for task in tasks if task.due_at is not None
    ])  # fmt: skip


def restart(task: Task, by: Any) -> None:
    stop(task)
    start(task, by)


def again(task: Task, by: Any) -> None:
    """A reopened task no longer counts as kept, and runs again while its day is to come; a miss is counted once."""
    deadlines.undo(TASK, task, by=by)
    if task.due_at is not None and task.due_at > clock.now():
        start(task, by)


def keep(task: Task, by: Any) -> None:
    deadlines.meet(TASK, task, by=by)


def stop(task: Task) -> None:
    deadlines.close(TASK, task)


def start_promises(promises: Iterable[Promise], by: Any) -> None:
    deadlines.open_many(
        PROMISE, [deadlines.Promise(one, one.person, due_at=one.due_at, by=by) for one in promises]
    )  # fmt: skip


def dispute_promise(promise: Promise, by: Any) -> None:
    deadlines.undo(PROMISE, promise, by=by)
    start_promises([promise], by)


def settle_promise(promise: Promise, by: Any) -> None:
    deadlines.meet(PROMISE, promise, by=by)


def stop_promise(promise: Promise) -> None:
    deadlines.close(PROMISE, promise)
