"""What one can do with deals."""

from xiaodui.deals.acts import bulk  # noqa: F401
from xiaodui.deals.acts.close import lose, reopen, win
from xiaodui.deals.acts.keep import create, edit, note
from xiaodui.deals.acts.move import hand_over, move
from xiaodui.deals.acts.stages import add_stage, edit_stage, retire_stage

__all__ = [
    "add_stage", "create", "edit", "edit_stage", "hand_over", "lose", "move", "note", "reopen", "retire_stage", "win",
]  # fmt: skip
