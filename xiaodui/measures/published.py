"""Which figures reach a person beyond his own reach: those that are everybody's, and those that teams publish to him.

A figure that is published is seen as name and figure. The records behind it keep their own sight.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from xiaodui.core.sockets import Socket
from xiaodui.measures.measure import Ratio, SumOf
from xiaodui.people.models import Person, Team

Paths = frozenset[str]

PUBLISHED: Socket[Callable[[Any], Mapping[str, Paths]]] = Socket("measures.published", Callable)
"""Asked once a request for a person who doesn't see everybody: by code of measure, the paths of teams that publish this
figure of theirs, and of all under them, to him. One query at most."""


@dataclass(frozen=True)
class Openness:
    """How far a figure reaches a person beyond his reach: `whole`, or of these teams and the people in them now."""

    whole: bool
    team_ids: frozenset[int] = frozenset()
    person_ids: frozenset[int] = frozenset()


WHOLE, OWN = Openness(True), Openness(False)


def openness(person: Any, measure: SumOf | Ratio) -> Openness:
    """No query for what is published to everybody or a reader who sees everybody; else those of `PUBLISHED`, and two
    more a request where something is published to him."""
    if person is None or measure.published or person.reach.everything:
        return WHOLE
    kept = person.reach.conditions
    if "measures.published" not in kept:
        kept["measures.published"] = _published_to(person)
    found: Openness = kept["measures.published"].get(measure.code, OWN)
    return found


def _published_to(person: Any) -> dict[str, Openness]:
    paths: dict[str, set[str]] = {}
    for ask in PUBLISHED:
        for code, found in ask(person).items():
            paths.setdefault(code, set()).update(found)
    teams = {some: _of(some) for some in {frozenset(some) for some in paths.values() if some}}
    return {code: teams[frozenset(some)] for code, some in paths.items() if some}


def _of(paths: Paths) -> Openness:
    """Who left such a team keeps his figure of then for those who reach him: a part of it under his name would be
    another figure."""
    branch, people = Q(), Q()
    for path in paths:
        branch |= Q(path__startswith=path)
        people |= Q(team__path__startswith=path)
    team_ids = frozenset(Team.objects.filter(branch).order_by().values_list("pk", flat=True))
    return Openness(False, team_ids, frozenset(Person.objects.filter(people).values_list("pk", flat=True)))
