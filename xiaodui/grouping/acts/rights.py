"""Who may group people: who manages them there and sets the rules by which leads are given."""

from typing import Any

from xiaodui.assignment.acts.rights import sets_rules
from xiaodui.people.ranks import keeps_team


def groups_somewhere(by: Any, target: Any = None) -> bool:
    return bool(by.may("people")) and sets_rules(by)


def groups_there(by: Any, plan: Any) -> bool:
    """`plan` is a plan, or a group of one."""
    of = getattr(plan, "plan", plan)
    return sets_rules(by) and keeps_team(by, of.under)
