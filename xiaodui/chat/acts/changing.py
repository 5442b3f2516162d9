"""A message looks otherwise: its next tick, and the fact that hands it out anew."""

from typing import Any

from xiaodui.chat.acts.numbering import next_tick
from xiaodui.chat.models import Message
from xiaodui.journal import record
from xiaodui.journal.verb import Verb


def place(message: Message, tick: int) -> dict[str, Any]:
    """Where it was said, who may hear of it, and the number of the change."""
    key = f"room:{message.room_id}"
    return {"within": key, "heard": [key], "seq": message.seq, "tick": tick}


def changed(message: Message, verb: Verb, *, by: Any, **detail: Any) -> Message:
    """Gives the message its room's next tick and records `verb`; pages of its room are handed it as it is then. The verb
    has to be one of those that `redrawn` was told of. Call it in an act's transaction, before what it shows is read."""
    tick = next_tick(message.room_id)
    Message.objects.filter(pk=message.pk).update(tick=tick)
    message.refresh_from_db()
    record(verb, message, by=by, **place(message, tick), **detail)
    return message
