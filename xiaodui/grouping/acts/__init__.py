"""What one can do with a grouping plan: draft it, propose who stands where, put it in force."""

from xiaodui.grouping.acts.drafting import add_group, create_plan, drop_plan, edit_group, edit_plan, remove_group
from xiaodui.grouping.acts.enforcing import enforce_plan
from xiaodui.grouping.acts.placing import place_member, propose_members

__all__ = [
    "add_group", "create_plan", "drop_plan", "edit_group", "edit_plan", "enforce_plan", "place_member", "propose_members",
    "remove_group",
]  # fmt: skip
