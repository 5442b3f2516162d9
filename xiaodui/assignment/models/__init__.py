"""By which rule a lead gets its owner, who got it and why, what still waits, and who stands for which phase."""

from xiaodui.assignment.models.assignment import Assignment
from xiaodui.assignment.models.phase import Passing, PhaseOwner
from xiaodui.assignment.models.route import StageRoute
from xiaodui.assignment.models.rule import AssignmentRule, RuleVersion
from xiaodui.assignment.models.unassigned import Unassigned

__all__ = ["Assignment", "AssignmentRule", "Passing", "PhaseOwner", "RuleVersion", "StageRoute", "Unassigned"]
