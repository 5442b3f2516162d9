"""How much work each team and each person has in hand, beside what they look after well."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from xiaodui.assignment import clauses
from xiaodui.assignment.models import Unassigned
from xiaodui.assignment.rules.load import Load, state_of
from xiaodui.assignment.weighing import held_by, limit_of
from xiaodui.core import clock
from xiaodui.people.models import Absence, Person, Team
from xiaodui.people.models.role import holding


@dataclass(frozen=True)
class Hand:
    """One who sells: what he holds, of what he may."""

    person: Person
    held: int
    limit: int
    state: str
    is_away: bool
    share: float


@dataclass(frozen=True)
class TeamLoad:
    team: Team
    load: Load
    hands: list[Hand]


def team_loads(reader: Any) -> list[TeamLoad]:
    """Teams in the reader's reach in which somebody sells. Five queries."""
    teams = (
        list(Team.objects.visible_to(reader).standing().filter(reader.reach.teams)) if reader.reach.sees_teams else []
    )
    people = list(
        Person.objects.active().selling().filter(team__in=teams).select_related("team").order_by("initials", "pk")
    )
    ids = [one.pk for one in people]
    held = held_by(ids)
    away = set(Absence.objects.filter(holding(clock.today()), person_id__in=ids).values_list("person_id", flat=True))
    waiting = Counter(dict(
        Unassigned.objects.visible_to(reader).order_by().values_list("team_id").annotate(n=Count("pk"))
    ))  # fmt: skip
    usual = clauses.number("pool.assign_usual_held")
    found = []
    for team in teams:
        hands = [_hand(one, held.get(one.pk, 0), usual, one.pk in away) for one in people if one.team_id == team.pk]
        if hands or waiting[team.pk]:
            here = sum(not hand.is_away for hand in hands)
            work = sum(hand.held for hand in hands)
            found.append(TeamLoad(team, Load(len(hands), here, work, waiting[team.pk], usual), hands))
    return found


def _hand(person: Person, held: int, usual: int, is_away: bool) -> Hand:
    limit = limit_of(person)
    return Hand(person, held, limit, state_of(held, usual, limit), is_away, min(held / max(limit, 1), 1.0))
