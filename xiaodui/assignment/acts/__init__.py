"""What one can do with rules of assignment, with leads that have no owner, and at the hand-over between phases."""

from xiaodui.assignment.acts.assigning import assign, assign_by_rules
from xiaodui.assignment.acts.offering import pass_on_deal
from xiaodui.assignment.acts.passing import confirm, decline, pass_on, withdraw
from xiaodui.assignment.acts.pooling import give_out_pool
from xiaodui.assignment.acts.routing import create_route, end_route, switch_off, switch_on
from xiaodui.assignment.acts.ruling import create_rule, edit_rule, end_rule, move_rule
from xiaodui.assignment.acts.waiting import assign_waiting, retry_waiting

__all__ = [
    "assign", "assign_by_rules", "assign_waiting", "confirm", "create_route", "create_rule", "decline", "edit_rule", "end_route",
    "end_rule", "give_out_pool", "move_rule", "pass_on", "pass_on_deal", "retry_waiting", "switch_off", "switch_on", "withdraw",
]  # fmt: skip
