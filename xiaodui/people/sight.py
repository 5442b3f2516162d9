"""Sight: how far a person sees and where he has which right, as a value that querysets can use."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q

from xiaodui.core import clock
from xiaodui.people.models import Delegation, Grant, Person, Team
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
        return team is not None and (team.path == self.path or (self.reach != "team" and team.path.startswith(self.path)))


@dataclass
class Reach:
    person_id: int
    holds: list[Hold] = field(default_factory=list)

    @property
    def everything(self) -> bool:
        return any(hold.reach == "all" for hold in self.holds)

    @cached_property
    def teams(self) -> Q:
        """Which teams' people he sees."""
        seen = Q(pk__in=[])
        for hold in self.holds:
            if hold.reach == "subtree":
                seen |= Q(path__startswith=hold.path)
            elif hold.reach == "team":
                seen |= Q(pk=hold.team_id)
        return seen

    @cached_property
    def team_ids(self) -> frozenset[int]:
        teams = Team.objects.all() if self.everything else Team.objects.filter(self.teams)
        return frozenset(teams.values_list("pk", flat=True))

    @cached_property
    def person_ids(self) -> frozenset[int]:
        """Everyone whose records he sees, himself among them. Not to be asked when `everything`."""
        return frozenset(Person.objects.filter(team_id__in=self.team_ids).values_list("pk", flat=True)) | {self.person_id}

    def records(self, owner: str = "owner") -> Q:
        """The condition on a record whose `owner` column names its person."""
        if self.everything:
            return Q()
        if len(self.person_ids) <= FEW:
            return Q(**{f"{owner}_id__in": sorted(self.person_ids)})
        people = Person.objects.filter(Q(team_id__in=self.team_ids) | Q(pk=self.person_id))
        return Q(**{f"{owner}_id__in": people.values("pk")})

    def sees(self, person_id: int | None) -> bool:
        return self.everything or (person_id is not None and person_id in self.person_ids)

    def may(self, right: str, team: Team | None = None) -> bool:
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
    holds = [_hold(grant) for grant in _grants([person.pk], day)]
    for given in Delegation.objects.filter(holding(day), deputy=person).select_related("giver"):
        holds += _lent(given, day)
    return Reach(person.pk, holds)


def _grants(person_ids: list[int], day: Any) -> Any:
    return Grant.objects.filter(holding(day), person_id__in=person_ids).select_related("role", "team")


def _hold(grant: Grant, only: frozenset[str] | None = None) -> Hold:
    rights = frozenset(grant.role.rights)
    path, reach = (grant.team.path, grant.role.reach) if grant.team else ("", grant.role.reach)
    return Hold(rights & only if only is not None else rights, reach, path, grant.team_id)


def _lent(given: Delegation, day: Any) -> list[Hold]:
    only = frozenset(given.rights)
    if given.giver.is_owner:
        return [Hold(only, "all", "", None)]
    return [_hold(grant, only) for grant in _grants([given.giver_id], day)]
