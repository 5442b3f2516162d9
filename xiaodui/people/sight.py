"""Sight: how far a person sees and where he has which right, as a value that querysets can use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from xiaodui.core import clock
from xiaodui.core.among import MANY
from xiaodui.people.models import Absence, Delegation, Grant, Person, Team
from xiaodui.people.models.role import holding

EVERYTHING = "*"
FEW = 300


@dataclass(frozen=True)
class Hold:
    """One role in force: rights in the team at `path` ("" is the whole company), seeing `reach` from there."""

    rights: frozenset[str]
    reach: str
    path: str
    team_id: int | None

    def covers(self, team: Team | None) -> bool:
        if self.path == "":
            return True
        if team is None:
            return False
        return team.path.startswith(self.path) if self.reach in {"subtree", "all"} else team.path == self.path


@dataclass
class Reach:
    person_id: int
    holds: list[Hold] = field(default_factory=list)
    stands_in_for: frozenset[int] = frozenset()
    """People who delegated to him for today: their own records are his to see."""
    sells_for: frozenset[int] = frozenset()
    """Those of them who lent him the right to sell: he acts on their own records as they would."""

    def acts_for(self, owner_id: int | None) -> bool:
        """Whether what this person owns is his to work on: his own, or lent to him for today."""
        return owner_id is not None and (owner_id == self.person_id or owner_id in self.sells_for)

    @cached_property
    def everything(self) -> bool:
        return any(hold.reach == "all" or (hold.reach == "subtree" and not hold.path) for hold in self.holds)

    @cached_property
    def teams(self) -> Q:
        """Which teams' people he sees."""
        if self.everything:
            return Q()
        seen = Q(pk__in=[])
        for hold in self.holds:
            if hold.reach == "subtree":
                seen |= Q(path__startswith=hold.path)
            elif hold.reach == "team":
                seen |= Q(pk=hold.team_id)
        return seen

    @cached_property
    def team_ids(self) -> frozenset[int]:
        if not self.everything and not any(hold.reach in {"subtree", "team"} for hold in self.holds):
            return frozenset()
        return frozenset(Team.objects.filter(self.teams).values_list("pk", flat=True))

    @cached_property
    def person_ids(self) -> frozenset[int]:
        """Everyone whose records he sees, himself among them. Not to be asked when `everything`."""
        own = self.stands_in_for | {self.person_id}
        if not self.team_ids:
            return own
        return own | frozenset(Person.objects.filter(team_id__in=self.team_ids).values_list("pk", flat=True))

    @property
    def is_wide(self) -> bool:
        """Whether rows of his people are found sooner by walking a list than by asking for each."""
        return not self.everything and len(self.person_ids) > MANY

    def records(self, owner: str = "owner") -> Q:
        """The condition on a record whose `owner` column names its person."""
        if self.everything:
            return Q()
        if len(self.person_ids) <= FEW:
            return Q(**{f"{owner}_id__{'among' if self.is_wide else 'in'}": sorted(self.person_ids)})
        own = self.stands_in_for | {self.person_id}
        people = Person.objects.filter(Q(team_id__in=self.team_ids) | Q(pk__in=own))
        return Q(**{f"{owner}_id__among": people.values("pk")})

    def sees(self, person_id: int | None) -> bool:
        return self.everything or (person_id is not None and person_id in self.person_ids)

    def may(self, right: str, team: Team | None = None) -> bool:
        """Whether he has `right` somewhere, or, with `team`, there."""
        return any(
            (right in hold.rights or EVERYTHING in hold.rights) and (team is None or hold.covers(team))
            for hold in self.holds
        )

    @property
    def audience(self) -> set[str]:
        """Keys of what reaches his pages: all, or his teams' and his own facts."""
        if self.everything:
            return {"all"}
        return {f"team:{pk}" for pk in self.team_ids} | {f"person:{pk}" for pk in self.person_ids}


def reach_of(person: Person) -> Reach:
    """What he holds today: his grants, what is delegated to him, and everything for the owner."""
    day = clock.today()
    if not person.is_active:
        return Reach(person.pk)
    if person.is_owner:
        return Reach(person.pk, [Hold(frozenset({EVERYTHING}), "all", "", None)])
    grants = list(_grants([person.pk], day))
    holds = [_hold(grant) for grant in grants] + _standing_in(grants, day)
    delegations = Delegation.objects.filter(holding(day), deputy=person, giver__is_active=True)
    given = list(delegations.select_related("giver"))
    for one in given:
        holds += _lent(one, day)
    selling = frozenset(one.giver_id for one in given if "sell" in one.rights)
    return Reach(person.pk, holds, frozenset(one.giver_id for one in given), selling)


def _grants(person_ids: Iterable[int], day: date) -> "QuerySet[Grant]":
    return Grant.objects.filter(holding(day), person_id__in=person_ids).select_related("role", "team")


def _hold(grant: Grant, only: frozenset[str] | None = None) -> Hold:
    rights = frozenset(grant.role.rights)
    path, reach = (grant.team.path, grant.role.reach) if grant.team else ("", grant.role.reach)
    return Hold(rights & only if only is not None else rights, reach, path, grant.team_id)


def _standing_in(grants: list[Grant], day: date) -> list[Hold]:
    """A deputy holds what his team's leader holds there, on the leader's days of absence."""
    led = {g.team.leader_id: g.team_id for g in grants if g.role.stands_in and g.team and g.team.leader_id}
    if not led:
        return []
    away = Absence.objects.filter(holding(day), person_id__in=led).values_list("person_id", flat=True).distinct()
    theirs = _grants(list(away), day)
    return [_hold(grant) for grant in theirs if grant.team_id == led[grant.person_id]]


def _lent(given: Delegation, day: date) -> list[Hold]:
    only = frozenset(given.rights)
    if given.giver.is_owner:
        return [Hold(only, "all", "", None)]
    return [_hold(grant, only) for grant in _grants([given.giver_id], day)]
