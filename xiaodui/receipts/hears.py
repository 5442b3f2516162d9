"""What receipts hear: who left a room is no longer asked there; who is asked is told."""

from collections.abc import Sequence

from xiaodui.chat.verbs import SEAT_LEFT, SEAT_REMOVED
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.people.models import Person
from xiaodui.receipts.acts.answering import forget
from xiaodui.receipts.kinds import ASKED
from xiaodui.receipts.models import Known
from xiaodui.receipts.verbs import RECEIPT_ASKED


@hears(SEAT_LEFT, SEAT_REMOVED, from_now=True)
def ask_no_more(facts: Sequence[Fact]) -> None:
    from xiaodui.chat.models import Seat

    people = Person.objects.in_bulk({id_of(fact.detail["who"]) for fact in facts})
    for fact in facts:
        room, person = id_of(fact.subject), people.get(id_of(fact.detail["who"]))
        if person and not Seat.objects.taken().filter(room_id=room, person=person).exists():
            forget(room, person)


@hears(RECEIPT_ASKED, from_now=True)
def tell_those_asked(facts: Sequence[Fact]) -> None:
    given = []
    for fact in facts:
        asked = Known.objects.filter(receipt=id_of(fact.detail["receipt"]), known_at=None)
        given.append(Giving(fact, set(asked.values_list("person_id", flat=True)), fact.detail["receipt"]))
    notify_many(ASKED, given)
