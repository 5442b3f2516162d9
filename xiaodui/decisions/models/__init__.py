"""What was decided and asked in rooms, what two see differently, and how far one has caught up."""

from xiaodui.decisions.models.decision import Decision
from xiaodui.decisions.models.dispute import Dispute
from xiaodui.decisions.models.mark import Mark
from xiaodui.decisions.models.question import Question

__all__ = ["Decision", "Dispute", "Mark", "Question"]
