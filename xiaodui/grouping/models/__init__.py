"""Plans of how people are grouped, the groups of each, and who stands in them and why."""

from xiaodui.grouping.models.group import PlanGroup, PlanMember
from xiaodui.grouping.models.plan import CRITERIA_NAMES, GroupingPlan

__all__ = ["CRITERIA_NAMES", "GroupingPlan", "PlanGroup", "PlanMember"]
