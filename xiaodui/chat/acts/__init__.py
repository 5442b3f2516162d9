"""What one can do in a room."""

from xiaodui.chat.acts.answering import pin, react, unpin, unreact
from xiaodui.chat.acts.direct import talk_to
from xiaodui.chat.acts.discretion import discretion
from xiaodui.chat.acts.rooms import archive, edit, make_lounge, open_room, reopen
from xiaodui.chat.acts.saying import recall, reword, say, withdraw
from xiaodui.chat.acts.seats import ask_in, enter, invite, leave, let_in, rank, remove, ring, turn_away

__all__ = [
    "archive", "ask_in", "discretion", "edit", "enter", "invite", "leave", "let_in", "make_lounge", "open_room", "pin",
    "rank", "react", "recall", "remove", "reopen", "reword", "ring", "say", "talk_to", "turn_away", "unpin", "unreact", "withdraw",
]  # fmt: skip
