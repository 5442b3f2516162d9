"""Sight: how far a person sees and where he has which right, as a value that querysets can use."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from xiaodui.core import clock
from xiaodui.core.among import MANY, Ids
from xiaodui.people.models import Absence, Delegation, Person, Team
from xiaodui.people.models.role import holding

EVERYTHING = "*"
FEW = 3000
"""Up to so many people stand in a statement by their ids: of 1,250 that takes half as long as to look for them again."""


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
    conditions: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What rooms made of this reach for their own tables, by name, to be asked again in the same request."""

    def acts_for(self, owner_id: int | None) -> bool:
        """Whether what this person owns is his to work on: his own, or lent to him for today."""
        return owner_id is not None and (owner_id == self.person_id or owner_id in self.sells_for)

    @cached_property
    def everything(self) -> bool:
        return any(hold.reach == "all" or (hold.reach == "subtree" and not hold.path) for hold in self.holds)

    @cached_property
    def teams(self) -> Q:
        """Which teams' people he sees."""
        return Q() if self.everything else self._teams()

    def _teams(self, at: str = "") -> Q:
        """The same for a table that leads to teams by `at`."""
        seen = Q(pk__in=[])
        for hold in self.holds:
            if hold.reach == "subtree":
                seen |= Q(**{f"{at}path__startswith": hold.path})
            elif hold.reach == "team":
                seen |= Q(**{f"{at}pk": hold.team_id})
        return seen

    @property
    def sees_teams(self) -> bool:
        """Whether he sees more than himself and those for whom he stands in."""
        return self.everything or any(hold.reach in {"subtree", "team"} for hold in self.holds)

    @cached_property
    def team_ids(self) -> frozenset[int]:
        if not self.sees_teams:
            return frozenset()
        return frozenset(Team.objects.filter(self.teams).order_by().values_list("pk", flat=True))

    @cached_property
    def person_ids(self) -> frozenset[int]:
        """Everyone whose records he sees, himself among them. Not to be asked when `everything`."""
        own = self.stands_in_for | {self.person_id}
        if not self.sees_teams:
            return own
        return own | frozenset(Person.objects.filter(self._teams("team__")).values_list("pk", flat=True))

    @property
    def is_wide(self) -> bool:
        """Whether rows of his people are found sooner by walking a list than by asking for each."""
        return not self.everything and len(self.person_ids) > MANY

    @cached_property
    def _ids(self) -> Ids:
        return Ids(self.person_ids)

    def records(self, owner: str = "owner", *, walked: bool = True) -> Q:
        """The condition on a record whose `owner` column names its person.

        Of many people's rows a list walks its order; to count them, `walked=False` asks for each one's: the same rows.
        """
        if self.everything:
            return Q()
        how = f"{owner}_id__{'among' if self.is_wide and walked else 'one_of'}"
        if len(self.person_ids) <= FEW:
            return Q(**{how: self._ids})
        own = self.stands_in_for | {self.person_id}
        people = Person.objects.filter(Q(team_id__in=self.team_ids) | Q(pk__in=own))
        return Q(**{how: people.values("pk")})

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


# By hand: every request asks this, and Django takes five times as long to put it together as SQLite to answer it.
# `holding()` says the same of days; a row tells as well whether anybody lent this person what is his.
HELD = """
SELECT held.person_id, held.team_id, team.path, team.leader_id, role.rights, role.reach, role.stands_in, EXISTS (
    SELECT 1 FROM people_delegation lent JOIN people_person giver ON giver.id = lent.giver_id
    WHERE lent.deputy_id = held.person_id AND giver.is_active
    AND lent.since <= %s AND (lent.until IS NULL OR lent.until >= %s))
FROM people_grant held JOIN people_role role ON role.id = held.role_id
LEFT JOIN people_team team ON team.id = held.team_id
WHERE held.since <= %s AND (held.until IS NULL OR held.until >= %s) AND held.person_id IN
"""


class Held(NamedTuple):
    """A grant in force on the day, with its role and team."""

    person_id: int
    team_id: int | None
    path: str | None
    leader_id: int | None
    rights: str
    reach: str
    stands_in: bool
    is_deputy: bool

    def hold(self, only: frozenset[str] | None = None) -> Hold:
        rights = frozenset(json.loads(self.rights))
        return Hold(rights & only if only is not None else rights, self.reach, self.path or "", self.team_id)


def reach_of(person: Person) -> Reach:
    """What he holds today: his grants, what is delegated to him, and everything for the owner."""
    day = clock.today()
    if not person.is_active:
        return Reach(person.pk)
    if person.is_owner:
        return Reach(person.pk, [Hold(frozenset({EVERYTHING}), "all", "", None)])
    grants = _grants([person.pk], day)
    holds = [grant.hold() for grant in grants] + _standing_in(grants, day)
    # Most people stand in for nobody: their grants have said so already.
    given = _given(person, day) if not grants or grants[0].is_deputy else []
    for one in given:
        holds += _lent(one, day)
    selling = frozenset(one.giver_id for one in given if "sell" in one.rights)
    return Reach(person.pk, holds, frozenset(one.giver_id for one in given), selling)


def _grants(person_ids: Sequence[int], day: date) -> list[Held]:
    if not person_ids:
        return []
    marks = ", ".join(["%s"] * len(person_ids))
    on = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(f"{HELD} ({marks})", [on, on, on, on, *person_ids])  # nosec B608
        return [Held(*row) for row in cursor.fetchall()]


def _standing_in(grants: Iterable[Held], day: date) -> list[Hold]:
    """A deputy holds what his team's leader holds there, on the leader's days of absence."""
    led = {grant.leader_id: grant.team_id for grant in grants if grant.stands_in and grant.leader_id}
    if not led:
        return []
    away = Absence.objects.filter(holding(day), person_id__in=led).values_list("person_id", flat=True).distinct()
    return [grant.hold() for grant in _grants(list(away), day) if grant.team_id == led[grant.person_id]]


def _given(person: Person, day: date) -> list[Delegation]:
    lent = Delegation.objects.filter(holding(day), deputy=person, giver__is_active=True)
    return list(lent.select_related("giver"))


def _lent(given: Delegation, day: date) -> list[Hold]:
    only = frozenset(given.rights)
    if given.giver.is_owner:
        return [Hold(only, "all", "", None)]
    return [grant.hold(only) for grant in _grants([given.giver_id], day)]
