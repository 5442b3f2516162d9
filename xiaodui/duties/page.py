"""What a team's page of duties shows, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from xiaodui.core import clock
from xiaodui.duties.asking import last_resort, line_up
from xiaodui.duties.binding import Thing, cards_of, charter_of, holders_in, kind_of
from xiaodui.duties.matrix import Line, matrix_of
from xiaodui.duties.models import PHASES, Charter, DutySignature, PhaseRole, RoleCard
from xiaodui.people.models import Person, Role, Team
from xiaodui.people.models.role import holding


@dataclass
class Card:
    """A role of this team: who holds it here, the card that holds for it (None: only what the role itself says)."""

    role: Role
    holders: list[Any]
    card: RoleCard | None
    own: bool
    draft: RoleCard | None = None
    missing: list[Any] = field(default_factory=list)
    mine: bool = False

    @property
    def text(self) -> str:
        return self.card.said("duties") if self.card else self.role.duty

    @property
    def signed(self) -> int:
        return len(self.holders) - len(self.missing)


def cards_in(team: Team, reader: Any) -> list[Card]:
    """Roles that somebody holds here or that have a card of this team. Five queries."""
    holders, cards = holders_in(team), cards_of(team)
    drafts = {one.role_id: one for one in RoleCard.objects.visible_to(reader).drafts().filter(team=team)}
    own = {role for role, card in cards.items() if card.team_id == team.pk}
    roles = Role.objects.visible_to(reader).filter(pk__in={*holders, *own, *drafts})
    signed = _signed(list(cards.values()), {one.pk for people in holders.values() for one in people})
    found = []
    for role in roles:
        card, people = cards.get(role.pk), holders.get(role.pk, [])
        missing = [one for one in people if card is not None and (card.pk, one.pk) not in signed]
        found.append(Card(role, people, card, role.pk in own, drafts.get(role.pk), missing, reader in people))
    return found


def _signed(things: list[Thing], people: Iterable[int]) -> set[tuple[int, int]]:
    if not things:
        return set()
    rows = DutySignature.objects.filter(kind=kind_of(things[0]), thing__in=[one.pk for one in things])
    return set(rows.filter(person__in=list(people)).values_list("thing", "person_id"))


@dataclass
class Part:
    """One phase of the way and who takes it here."""

    code: str
    label: Any
    taken: list[PhaseRole]


def parts_in(team: Team, reader: Any) -> list[Part]:
    """Opener, follower, closer. One query."""
    rows = PhaseRole.objects.visible_to(reader).filter(holding(clock.today()), team=team, person__is_active=True)
    taken = list(rows.select_related("person").order_by("since", "pk"))
    return [Part(code, label, [one for one in taken if one.phase == code]) for code, label in PHASES]


def duties_of(team: Team, reader: Any) -> dict[str, Any]:
    lines: list[Line] = matrix_of(team, reader)
    leads = bool(reader.may("lead", team)) and not team.closed_on
    cards = cards_in(team, reader)
    charter: Charter | None = charter_of(team)
    parts, mine = parts_in(team, reader), [line for line in lines if line.mine]
    return {
        "team": team, "lines": [line for line in lines if line.own], "above": [line for line in lines if not line.own],
        "mine": mine, "leads": leads, "cards": cards, "parts": parts, "charter": charter,
        "gone": [line for line in lines if line.own and line.gone], "resort": last_resort(team),
        "unsigned": [card for card in cards if card.mine and reader in card.missing],
        "drafted": _drafted(team, leads), "shows_parts": leads or any(part.taken for part in parts),
    }  # fmt: skip


def _drafted(team: Team, leads: bool) -> Charter | None:
    return Charter.objects.drafts().filter(team=team).first() if leads else None


def nearby(team: Team, chosen: Iterable[Person] = ()) -> list[tuple[str, str]]:
    """Whom a team's topic offers as asked or told: its people, those who lead above it, those without a team under the
    ones above, and who is chosen already. Everybody of the company would be a list that nobody reads."""
    up = line_up(team)
    there = Q(team__path__startswith=team.path) | Q(team__path__in=up) | Q(leads__path__in=up)
    rows = Person.objects.active().filter(there | Q(pk__in=[one.pk for one in chosen])).distinct()
    return [(str(pk), name) for pk, name in rows.order_by("initials", "pk").values_list("pk", "name")]
