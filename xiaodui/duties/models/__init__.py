"""What a team's people answer for, and what they have signed."""

from xiaodui.duties.models.card import RoleCard
from xiaodui.duties.models.charter import Charter
from xiaodui.duties.models.phase import PHASES, PhaseRole
from xiaodui.duties.models.signature import DutySignature
from xiaodui.duties.models.topic import Topic

__all__ = ["PHASES", "Charter", "DutySignature", "PhaseRole", "RoleCard", "Topic"]
