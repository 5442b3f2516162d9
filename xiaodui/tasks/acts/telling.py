"""What the facts of tasks and promises carry, and who is told of them."""

from collections.abc import Iterable
from typing import Any

from xiaodui.people.models import Person
from xiaodui.tasks.abouts import within_of
from xiaodui.tasks.models import Promise, Task

TOLD = 300
"""So many of a team are told of a promise by name; the rest read it on the page."""


def place(task: Task) -> dict[str, Any]:
    """The same for every fact of a task: whose it is, in which team then, and where it stands in sight of all
    concerned."""
    return {
        "team": f"team:{task.person.team_id}" if task.person.team_id else None, "owner": f"person:{task.person_id}",
        "within": within_of(task.about, task.person, task.made_by), "due": task.due_at,
        "told": [f"person:{pk}" for pk in sorted(concerned(task))],
    }  # fmt: skip


def concerned(task: Task) -> set[int]:
    return {pk for pk in (task.person_id, task.made_by_id) if pk is not None}


def promised(promise: Promise) -> dict[str, Any]:
    receivers = receivers_of(promise)
    return {
        "team": f"team:{promise.person.team_id}" if promise.person.team_id else None,
        "owner": f"person:{promise.person_id}", "kind": promise.kind, "due": promise.due_at,
        "within": within_of(promise.about, promise.person, promise.to_person) if not promise.to_team_id else "",
        "told": [f"person:{pk}" for pk in receivers],
    }  # fmt: skip


def receivers_of(promise: Promise) -> list[int]:
    """Ids of those to whom it was promised; one query for a team."""
    if promise.to_person_id:
        return [promise.to_person_id]
    if promise.to_team is None:
        return []
    people = Person.objects.active().filter(team__path__startswith=promise.to_team.path)
    return list(people.exclude(pk=promise.person_id).order_by("pk").values_list("pk", flat=True)[:TOLD])


def leader_of(person: Any) -> Iterable[int]:
    """Who leads him: the leader of his team, or of the team above where he leads his own."""
    team = person.team
    while team is not None:
        if team.leader_id and team.leader_id != person.pk:
            return [team.leader_id]
        team = team.get_parent()
    return []
