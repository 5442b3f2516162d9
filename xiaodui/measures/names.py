"""Names of the keys that figures are cut by, and which keys stand there even with nothing.

Products belong to a higher room, which plugs in who they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core.sockets import Socket
from xiaodui.measures.published import Openness
from xiaodui.people.models import Person, Team


@dataclass(frozen=True)
class Dimension:
    """`names(keys)` names these ids; `standing()` yields the ids that show even as zero."""

    by: str
    names: Callable[[set[int]], dict[int, str]]
    standing: Callable[[], Iterable[int]]


DIMENSIONS: Socket[Dimension] = Socket("measures.dimensions", Dimension)


def standing_keys(by: str, person: Any, *, sight: Openness, team: Any) -> set[str]:
    """Keys that are listed though nothing may be tallied for them: those who sell, leaf teams, products on sale."""
    return {str(pk) for pk in _standing(by, person, sight, team)}


def listed(keys: set[str], names: dict[int, str]) -> list[tuple[str, str]]:
    """(key, name) by name; the key "" gathers what has none and stands last."""
    rows = sorted(((key, names.get(int(key), f"#{key}")) for key in keys if key), key=lambda row: (row[1], row[0]))
    return [*rows, *([("", _("没有归属"))] if "" in keys else [])]


def _standing(by: str, person: Any, sight: Openness, team: Any) -> Iterable[int]:
    if by == "person":
        return _people(person, sight, team)
    if by == "team":
        return _leaf_teams(person, sight, team)
    return next((dimension.standing() for dimension in DIMENSIONS if dimension.by == by), ())


def _people(person: Any, sight: Openness, team: Any) -> Iterable[int]:
    people = Person.objects.active().selling()
    if team is not None:
        people = people.filter(team__path__startswith=team.path)
    if not sight.whole:
        people = people.filter(pk__in=person.reach.person_ids | sight.person_ids)
    return people.values_list("pk", flat=True)


def _leaf_teams(person: Any, sight: Openness, team: Any) -> Iterable[int]:
    teams = Team.objects.standing().filter(numchild=0)
    if team is not None:
        teams = teams.filter(path__startswith=team.path)
    if not sight.whole:
        teams = teams.filter(pk__in=person.reach.team_ids | sight.team_ids)
    return teams.values_list("pk", flat=True)


def names_of(by: str, keys: set[str]) -> dict[int, str]:
    ids = {int(key) for key in keys if key}
    if by == "person":
        return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    if by == "team":
        return dict(Team.objects.filter(pk__in=ids).values_list("pk", "name"))
    return next((dimension.names(ids) for dimension in DIMENSIONS if dimension.by == by), {})
