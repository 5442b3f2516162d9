"""Who does which phase: what teams have said, and where a customer stands."""

from typing import Any

from xiaodui.core import clock
from xiaodui.duties.models import PhaseRole
from xiaodui.people.models import Person, Team
from xiaodui.people.models.role import holding

SHARES = {"opener": 20, "follower": 30, "closer": 50}
"""Per cent of the credit that each phase is kept with, until a commission plan says otherwise."""


def serving(team: Team | None, phase: str) -> list[Person]:
    """Those who do this phase in the team, or in the nearest one above it that says; nobody where none does."""
    if team is None:
        return []
    above = [team.path[:end] for end in range(len(team.path), 0, -Team.steplen)]
    rows = PhaseRole.objects.filter(holding(clock.today()), team__path__in=above, phase=phase, person__is_active=True)
    found = list(rows.select_related("person", "team").order_by("person__initials", "person_id"))
    nearest = next((path for path in above if any(one.team.path == path for one in found)), "")
    return list({one.person_id: one.person for one in found if one.team.path == nearest}.values())


def phase_now(customer: Any) -> Any:
    return customer.phase_owners.filter(until=None, deal=None).select_related("person").first()
