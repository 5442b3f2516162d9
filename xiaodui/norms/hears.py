"""What norms hear of the chat."""

from collections.abc import Sequence

from xiaodui.chat.models import Message
from xiaodui.chat.verbs import MESSAGE_RECALLED, MESSAGE_SAID, MESSAGE_SIGNED
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.norms.acts import waiting


@hears(MESSAGE_SAID, MESSAGE_SIGNED, MESSAGE_RECALLED, from_now=True)
def keep_waits(facts: Sequence[Fact]) -> None:
    """In the order in which it happened: an answer first ends what it answers, then may wait for one itself."""
    said = Message.objects.select_related("room__team", "author__team").in_bulk([id_of(fact.subject) for fact in facts])
    for fact in facts:
        message = said.get(id_of(fact.subject))
        if message is None or not fact.actor.startswith("person:"):
            continue
        if fact.verb == MESSAGE_SAID.name:
            waiting.answered(message)
            waiting.expect(message)
        elif fact.verb == MESSAGE_RECALLED.name:
            waiting.withdrawn(message.pk)
        elif fact.detail["given"]:
            waiting.signed(message.pk, id_of(fact.actor), fact.happened_at)
