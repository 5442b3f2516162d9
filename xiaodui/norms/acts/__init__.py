"""What one can do by the rules of a room."""

from xiaodui.norms.acts.keeping import dismiss, flag, give_back, let_through, take_down, take_down_flagged, withdraw
from xiaodui.norms.acts.objecting import answer, object_to
from xiaodui.norms.acts.pacing import hush, set_pace, unhush
from xiaodui.norms.acts.waiting import settle

__all__ = [
    "answer", "dismiss", "flag", "give_back", "hush", "let_through", "object_to", "set_pace", "settle", "take_down",
    "take_down_flagged", "unhush", "withdraw",
]  # fmt: skip
