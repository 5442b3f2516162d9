"""People, their teams through time, what each may do where, and what opens a door for them."""

from xiaodui.people.models.hours import OwnHours, Shift
from xiaodui.people.models.membership import Membership
from xiaodui.people.models.person import Person
from xiaodui.people.models.role import Absence, Delegation, Grant, Role
from xiaodui.people.models.team import Team
from xiaodui.people.models.token import AccessToken, Link

__all__ = [
    "Absence", "AccessToken", "Delegation", "Grant", "Link", "Membership", "OwnHours", "Person", "Role", "Shift", "Team",
]  # fmt: skip
