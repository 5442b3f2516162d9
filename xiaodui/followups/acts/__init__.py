"""What one can do with follow-ups and plans."""

from xiaodui.followups.acts import bulk  # noqa: F401
from xiaodui.followups.acts.correcting import conclude, correct, withdraw
from xiaodui.followups.acts.logging import create
from xiaodui.followups.acts.planning import create as plan
from xiaodui.followups.acts.planning import drop, edit

__all__ = ["conclude", "correct", "create", "drop", "edit", "plan", "withdraw"]
