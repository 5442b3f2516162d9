"""People, their teams through time, and what each may do where."""

from xiaodui.people.models.membership import Membership
from xiaodui.people.models.person import Person
from xiaodui.people.models.role import Delegation, Grant, Role
from xiaodui.people.models.team import Team

__all__ = ["Delegation", "Grant", "Membership", "Person", "Role", "Team"]
