"""What can be done to people, teams, roles and the links and tokens that open their doors."""

from xiaodui.people.acts.delegating import be_away, come_back, delegate, end_delegation
from xiaodui.people.acts.entering import enter, found_company, invite
from xiaodui.people.acts.hours import set_hours, set_shifts
from xiaodui.people.acts.leaving import activate, deactivate, hand_over_all
from xiaodui.people.acts.links import join, make_link, recover
from xiaodui.people.acts.moving import move
from xiaodui.people.acts.owning import make_owner, step_down
from xiaodui.people.acts.profile import edit
from xiaodui.people.acts.roles import create_role, edit_role, grant, revoke
from xiaodui.people.acts.teams import close_team, create_team, edit_team, lead_team, move_team
from xiaodui.people.acts.tokens import create_token, revoke_token

__all__ = [
    "activate", "be_away", "close_team", "come_back", "create_role", "create_team", "create_token", "deactivate",
    "delegate", "edit", "edit_role", "edit_team", "end_delegation", "enter", "found_company", "grant",
    "hand_over_all", "invite", "join", "lead_team", "make_link", "make_owner", "move", "move_team", "recover",
    "revoke", "revoke_token", "set_hours", "set_shifts", "step_down",
]  # fmt: skip
