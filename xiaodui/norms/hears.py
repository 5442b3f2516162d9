"""What norms hear: of the chat, and of who is asked to be silent."""

from collections.abc import Sequence

from xiaodui.chat.models import Message
from xiaodui.chat.verbs import (
    MESSAGE_EDITED,
    MESSAGE_RECALLED,
    MESSAGE_SAID,
    MESSAGE_SIGNED,
    ROOM_ARCHIVED,
    SEAT_LEFT,
    SEAT_REMOVED,
)
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.norms.acts import keeping, waiting
from xiaodui.norms.verbs import HUSHED

SPOKEN = (MESSAGE_SAID, MESSAGE_SIGNED, MESSAGE_EDITED, MESSAGE_RECALLED)
SILENT = (SEAT_LEFT, SEAT_REMOVED, ROOM_ARCHIVED, HUSHED)


@hears(*SPOKEN, *SILENT, from_now=True)
def keep_waits(facts: Sequence[Fact]) -> None:
    """In the order in which it happened: an answer first ends what it answers, then may wait for one itself. Who can't speak
    in a room any more is looked up at the end, as it is by then."""
    spoken = [fact for fact in facts if kind_of(fact.subject) == "message"]
    said = Message.objects.select_related("room__team", "author__team").in_bulk([id_of(one.subject) for one in spoken])
    for fact in spoken:
        if message := said.get(id_of(fact.subject)):
            _keep(fact, message)
    keeping.gone([id_of(one.subject) for one in spoken if one.verb == MESSAGE_RECALLED.name])
    silent = {verb.name for verb in SILENT}
    for room in sorted({_room_of(fact) for fact in facts if fact.verb in silent}):
        waiting.freed(room)


def _keep(fact: Fact, message: Message) -> None:
    if fact.verb == MESSAGE_RECALLED.name:
        waiting.withdrawn(message.pk)
    elif not fact.actor.startswith("person:"):
        return
    elif fact.verb == MESSAGE_SAID.name:
        waiting.answered(message)
        waiting.expect(message)
    elif fact.verb == MESSAGE_EDITED.name:
        waiting.reworded(message, fact.happened_at)
    elif fact.detail["given"]:
        waiting.signed(message.pk, id_of(fact.actor), fact.happened_at)


def _room_of(fact: Fact) -> int:
    return id_of(fact.detail["room"] if fact.verb == HUSHED.name else fact.subject)
