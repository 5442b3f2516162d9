"""What is heard of what is said: questions, and their first answers; decisions, so that they are found."""

from collections.abc import Sequence

from xiaodui import tone
from xiaodui.chat.models import Message
from xiaodui.chat.verbs import MESSAGE_SAID
from xiaodui.decisions.acts.asking import answered_by, found
from xiaodui.decisions.models import Decision
from xiaodui.decisions.verbs import DECISION_TAKEN, DISPUTE_OPENED
from xiaodui.governance import rules
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import NoticeKind
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.search.writing import Findable, index_many

ASKS = 0.5
"""From this score on an answer is awaited (`tone.is_question`)."""
OPENED = NoticeKind("dispute.opened", "和我有关的分歧", "Disputes that concern me", "scale", order=23)


@hears(MESSAGE_SAID, from_now=True)
def see_questions_and_answers(facts: Sequence[Fact]) -> None:
    """Said in a room of two it stays between the two; under a message it isn't a question of its own, but an answer."""
    said = [fact for fact in facts if fact.actor.startswith("person:")]
    rows = Message.objects.select_related("room__team", "author__team").in_bulk([id_of(fact.subject) for fact in said])
    roots: dict[int, Message] = {}
    for fact in said:
        message = rows.get(id_of(fact.subject))
        if message is None or not message.stands:
            continue
        if message.root_id:
            roots.setdefault(message.root_id, message)
        elif _asks(message):
            found(message, by=None)
    if roots:
        answered_by(roots)


def _asks(message: Message) -> bool:
    if (
        message.room.is_direct
        or message.room.archived_at
        or not rules.value("decisions.finds", for_=message.author).value
    ):
        return False
    return tone.is_question(message.text) >= ASKS


@hears(DECISION_TAKEN)
def keep_findable(facts: Sequence[Fact]) -> None:
    rows = Decision.objects.filter(pk__in=[id_of(fact.subject) for fact in facts]).select_related("decided_by", "room")
    index_many(Findable("decision", one.pk, one.text, one.decided_by.name) for one in rows)


@hears(DISPUTE_OPENED, from_now=True)
def tell_whom_it_concerns(facts: Sequence[Fact]) -> None:
    given = [Giving(fact, ids) for fact in facts if (ids := {id_of(key) for key in fact.detail["told"]})]
    if given:
        notify_many(OPENED, given)
