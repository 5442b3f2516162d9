"""A team's matrix as it is shown: its own topics, those that hold from above, and places that stand empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.duties.asking import line_up
from xiaodui.duties.models import Topic
from xiaodui.people.models import Membership, Person, Team

PLACES = [("responsible", _("负责")), ("decider", _("拍板")), ("consulted", _("先问")), ("informed", _("告诉"))]


@dataclass
class Line:
    """One topic. `mine` names the places where the reader stands; `gone` those who left or moved away, by id."""

    topic: Topic
    own: bool
    mine: list[Any] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)

    def people(self, place: str) -> list[Person]:
        found = getattr(self.topic, place)
        return [found] if isinstance(found, Person) else list(found.all())

    @property
    def everybody(self) -> list[Person]:
        return [one for place, _label in PLACES for one in self.people(place)]


def matrix_of(team: Team, reader: Any) -> list[Line]:
    """Own topics first, then those of the teams above that this one doesn't name itself. Four queries."""
    rows = Topic.objects.visible_to(reader).open().filter(team__path__in=line_up(team))
    rows = rows.select_related("team", "responsible", "decider").order_by("-team__path", "order", "pk")
    lines, named = [], set()
    for topic in rows:
        if topic.folded not in named:
            lines.append(Line(topic, topic.team_id == team.pk))
        named.add(topic.folded)
    for line in lines:
        line.mine = [label for place, label in PLACES if reader in line.people(place)]
    mark_gone(lines)
    return lines


def mark_gone(lines: Iterable[Line]) -> None:
    """Who was deactivated, or was once of the topic's team and stands elsewhere now. One query.

    A colleague from another team who never was of this one is no orphan: the matrix may name anybody. Nor is one who
    went up to lead from above.
    """
    lines = list(lines)
    placed = {one.pk: one for line in lines for one in line.everybody}
    left = _left(placed.values())
    for line in lines:
        for one in line.everybody:
            if not one.is_active or _moved_away(line.topic.team, left.get(one.pk, ())):
                line.gone.add(one.pk)


def _left(people: Iterable[Person]) -> dict[int, list[tuple[str, str]]]:
    """(path of a team that he left, path of his team now) by person."""
    ids = [one.pk for one in people]
    rows = Membership.objects.filter(person__in=ids).exclude(until=None).exclude(person__team=None)
    found: dict[int, list[tuple[str, str]]] = {}
    for pk, former, now in rows.values_list("person_id", "team__path", "person__team__path") if ids else ():
        found.setdefault(pk, []).append((former, now))
    return found


def _moved_away(team: Team, moves: Sequence[tuple[str, str]]) -> bool:
    return any(
        former.startswith(team.path) and not now.startswith(team.path) and not team.path.startswith(now)
        for former, now in moves
    )


def standing_in(person: Person, reader: Any) -> list[Line]:
    """Topics in which this person stands, of whatever team. Four queries."""
    anywhere = Q(responsible=person) | Q(decider=person) | Q(consulted=person) | Q(informed=person)
    rows = Topic.objects.visible_to(reader).open().filter(anywhere).distinct()
    rows = rows.select_related("team", "responsible", "decider").order_by("team__path", "order", "pk")
    lines = [Line(topic, True) for topic in rows]
    for line in lines:
        line.mine = [label for place, label in PLACES if person in line.people(place)]
    lines.sort(key=lambda line: person not in (line.topic.responsible, line.topic.decider))
    return lines
