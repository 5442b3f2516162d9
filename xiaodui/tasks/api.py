"""What the API reads of tasks and promises. What they are about is no part of it: a key would name what the reader may
not see."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.tasks.models import Promise, Task


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk, "title": task.title, "details": task.details, "state": task.state, "person": task.person_id,
        "made_by": task.made_by_id, "due_on": task.due_on, "due_at": task.due_at, "made_at": task.made_at,
        "done_at": task.done_at, "dropped_at": task.dropped_at, "version": task.version,
    }  # fmt: skip


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.pk, "kind": promise.kind, "text": promise.text, "state": promise.state,
        "person": promise.person_id, "to_person": promise.to_person_id, "to_team": promise.to_team_id,
        "due_on": promise.due_on, "due_at": promise.due_at, "made_at": promise.made_at,
        "settled_at": promise.settled_at, "how": promise.how, "disputed_at": promise.disputed_at,
        "released_at": promise.released_at, "version": promise.version,
    }  # fmt: skip


READS.plug(Read("tasks", Task, _task, {"person": "person_id", "made_by": "made_by_id"}))
READS.plug(
    Read("promises", Promise, _promise, {"person": "person_id", "to_person": "to_person_id", "to_team": "to_team_id"})
)
