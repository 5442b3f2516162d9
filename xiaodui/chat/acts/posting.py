"""What a program says in a room: under a name of its own, never under a colleague's."""

from datetime import datetime

from xiaodui.chat.acts.numbering import next_seq
from xiaodui.chat.acts.saying import name_in, place, print_of, said_of
from xiaodui.chat.drawing import draw
from xiaodui.chat.models import Message, Room
from xiaodui.chat.people import named_in
from xiaodui.chat.verbs import MESSAGE_SAID
from xiaodui.journal import record


def post(room: Room, *, said_as: str, text: str, through: str, at: datetime) -> Message:
    """In the caller's transaction. `through` is the key of what let it in; whom it names is told as of any message.

    A Refusal where the room is archived.
    """
    seq, tick = next_seq(room.pk, at, 1)
    names = named_in(room, text)
    message = Message.objects.create(
        room=room, author=None, said_as=said_as, text=text, html=draw(text, names), said_at=at, seq=seq, tick=tick
    )
    named = name_in(message, names)
    record(
        MESSAGE_SAID, message, by=None, **place(message, tick), ticks=1, team=room.team, print=print_of(text), length=len(text),
        **said_of(message, named, names, None), root="", through=through,
    )  # fmt: skip
    return message
