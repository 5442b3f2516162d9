"""What happens to promises. Rooms call open_deadline, open_many, meet, close and pass_on from their own acts."""

from xiaodui.deadlines.acts.ending import close, meet, undo, waive
from xiaodui.deadlines.acts.excusing import excusable, excuse
from xiaodui.deadlines.acts.moving import hand_on, hand_over_all, hand_to, pass_on
from xiaodui.deadlines.acts.opening import Promise, open_deadline, open_many
from xiaodui.deadlines.acts.resting import settle_leave
from xiaodui.deadlines.acts.snoozing import snooze
from xiaodui.deadlines.acts.stepping import tick

__all__ = [
    "Promise", "close", "excusable", "excuse", "hand_on", "hand_over_all", "hand_to", "meet", "open_deadline", "open_many",
    "pass_on", "settle_leave", "snooze", "tick", "undo", "waive",
]  # fmt: skip
