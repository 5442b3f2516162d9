"""Whom a late promise is brought to: the deputies of a team, its leader, the one above."""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any

from xiaodui.core import clock
from xiaodui.people.models import Grant, Person, Team
from xiaodui.people.models.role import holding


class Ladder:
    """Asks when it is needed first and then knows: two queries for any number of promises."""

    @cached_property
    def _teams(self) -> dict[int, tuple[str, int | None, bool]]:
        rows = Team.objects.order_by().values_list("pk", "path", "leader_id", "leader__is_active")
        return {pk: (path, leader, bool(active)) for pk, path, leader, active in rows}

    @cached_property
    def _by_path(self) -> dict[str, tuple[int | None, bool]]:
        return {path: (leader, active) for path, leader, active in self._teams.values()}

    @cached_property
    def _deputies(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        held = Grant.objects.filter(holding(clock.today()), role__stands_in=True, person__is_active=True)
        for team, person in held.order_by("pk").values_list("team_id", "person_id"):
            if team is not None and person not in found[team]:
                found[team].append(person)
        return found

    @cached_property
    def _owners(self) -> list[int]:
        return list(Person.objects.active().filter(is_owner=True).order_by("pk").values_list("pk", flat=True))

    def deputies(self, person: Any, aside: Collection[int] = ()) -> list[int]:
        """Those who stand in for the leader of his team; himself left out, and those `aside`."""
        return [pk for pk in self._deputies.get(person.team_id, []) if pk != person.pk and pk not in aside]

    def leaders(self, person: Any, aside: Collection[int] = ()) -> list[int]:
        """Who leads his team, or the next one above who is neither himself nor `aside`; the owners when there is none."""
        path: str = self._teams[person.team_id][0] if person.team_id in self._teams else ""
        while path:
            leader, active = self._by_path.get(path, (None, False))
            if leader and active and leader != person.pk and leader not in aside:
                return [leader]
            path = path[: -Team.steplen]
        return [pk for pk in self._owners if pk != person.pk and pk not in aside]
