"""Who is bound by which charter and role card, who has signed, and who still has to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from xiaodui.core import clock
from xiaodui.duties.asking import line_up
from xiaodui.duties.models import Charter, DutySignature, RoleCard
from xiaodui.people.models import Grant, Person, Role, Team
from xiaodui.people.models.role import holding

Thing = Charter | RoleCard


def kind_of(thing: Thing) -> str:
    return thing._meta.model_name or ""


@dataclass(frozen=True)
class Bound:
    """One thing that this person has read, or still has to."""

    thing: Thing
    signed_at: datetime | None

    @property
    def kind(self) -> str:
        return kind_of(self.thing)


def charter_of(team: Team | None) -> Charter | None:
    """The charter that holds in this team: its own, else the nearest one above it. One query."""
    found = Charter.objects.in_force().filter(team__path__in=line_up(team))
    return found.select_related("team").order_by("-team__path").first()


def cards_of(team: Team | None) -> dict[int, RoleCard]:
    """Cards that hold in this team, by role: its own, else the nearest one above it. One query."""
    found = RoleCard.objects.in_force().filter(team__path__in=line_up(team)).select_related("team", "role")
    return {card.role_id: card for card in found.order_by("team__path")}


def things_of(person: Person) -> list[Thing]:
    """What holds for him: his team's charter, and a card for each role that he holds, where he holds it. Three queries."""
    found: list[Thing] = []
    if not person.is_active:
        return found
    if charter := charter_of(person.team):
        found.append(charter)
    grants = list(Grant.objects.filter(holding(clock.today()), person=person).select_related("team"))
    places = [(grant.role_id, grant.team or person.team) for grant in grants]
    paths = {path for _role, team in places for path in line_up(team)}
    cards = RoleCard.objects.in_force().filter(team__path__in=paths, role__in={role for role, _team in places})
    known = list(cards.select_related("team", "role").order_by("-team__path")) if paths else []
    for role, team in places:
        up = line_up(team)
        nearest = next((card for card in known if card.role_id == role and card.team.path in up), None)
        if nearest is not None and nearest not in found:
            found.append(nearest)
    return found


def bound_of(person: Person) -> list[Bound]:
    """What holds for him, and when he signed it. Four queries."""
    things = things_of(person)
    if not things:
        return []
    asked = Q(pk__in=[])
    for kind in ("charter", "rolecard"):
        asked |= Q(kind=kind, thing__in=[one.pk for one in things if kind_of(one) == kind])
    rows = DutySignature.objects.filter(asked, person=person).values_list("kind", "thing", "at")
    signed = {(kind, thing): at for kind, thing, at in rows}
    return [Bound(one, signed.get((kind_of(one), one.pk))) for one in things]


def pending_of(person: Person) -> list[Thing]:
    return [one.thing for one in bound_of(person) if one.signed_at is None]


def deeper(thing: Thing) -> list[str]:
    """Paths of teams under this one where another version holds instead."""
    others = type(thing).objects.in_force().exclude(pk=thing.pk).filter(team__path__startswith=thing.team.path)
    if isinstance(thing, RoleCard):
        others = others.filter(role=thing.role_id)
    return list(others.exclude(team=thing.team_id).values_list("team__path", flat=True))


def _where(at: str, thing: Thing, but: Iterable[str]) -> Q:
    where = Q(**{f"{at}path__startswith": thing.team.path})
    for path in but:
        where &= ~Q(**{f"{at}path__startswith": path})
    return where


def readers_of(thing: Thing) -> QuerySet[Person]:
    """The active people whom this binds. One query, and one for where it doesn't hold."""
    but, people = deeper(thing), Person.objects.active()
    if isinstance(thing, Charter):
        return people.filter(_where("team__", thing, but))
    held = Grant.objects.filter(holding(clock.today()), role=thing.role_id)
    there = held.filter(_where("team__", thing, but) | (Q(team=None) & _where("person__team__", thing, but)))
    return people.filter(pk__in=there.values("person"))


@dataclass(frozen=True)
class Standing:
    """How far a version has been read. `missing` are those who haven't signed, in order of name."""

    signed: int
    missing: list[Person]

    @property
    def asked(self) -> int:
        return self.signed + len(self.missing)

    @property
    def share(self) -> float:
        return self.signed / self.asked if self.asked else 1.0


def standing_of(thing: Thing) -> Standing:
    """Three queries."""
    readers = list(readers_of(thing).select_related("team").order_by("initials", "pk"))
    rows = DutySignature.objects.filter(kind=kind_of(thing), thing=thing.pk, person__in=[one.pk for one in readers])
    signed = set(rows.values_list("person_id", flat=True))
    return Standing(len(signed), [one for one in readers if one.pk not in signed])


def roles_in(team: Team) -> list[Role]:
    """Roles that somebody holds in this very team today. One query."""
    held = Grant.objects.filter(holding(clock.today()), person__is_active=True)
    here = held.filter(Q(team=team) | Q(team=None, person__team=team))
    return list(Role.objects.filter(pk__in=here.values("role")))


def holders_in(team: Team) -> dict[int, list[Any]]:
    """Who holds which role in this very team, by role. One query."""
    held = Grant.objects.filter(holding(clock.today()), person__is_active=True)
    here = held.filter(Q(team=team) | Q(team=None, person__team=team)).select_related("person")
    found: dict[int, list[Any]] = {}
    for grant in here.order_by("person__initials", "pk"):
        if grant.person not in found.setdefault(grant.role_id, []):
            found[grant.role_id].append(grant.person)
    return found
