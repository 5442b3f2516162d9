"""Notes, and the colleagues they mention."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.customers.acts.inputs import WriteNote
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.models import Customer, Mention, Note
from xiaodui.customers.rules import mentioned
from xiaodui.customers.verbs import NOTE_MENTIONED, NOTE_WRITTEN
from xiaodui.journal import key_of, record
from xiaodui.people.models import Person


@act("customers.note", on=Customer, who=works_with, takes=WriteNote, label=_("写备注"))
def note(customer: Customer, *, by: Any, text: str) -> Note:
    return write_note(customer, customer, by=by, text=text)


def write_note(about: Any, customer: Customer | None, *, by: Any, text: str) -> Note:
    """Write a note on any record; part of the act of the room that owns the record, so inside its transaction.

    A mention never opens a door: who is named sees the note's text, not the record, unless his sight reaches it.
    """
    assert transaction.get_connection().in_atomic_block
    now = clock.now()
    made = Note.objects.create(about=key_of(about), customer=customer, author=by, text=text, written_at=now)
    people = list(Person.objects.active()) if "@" in text or "＠" in text else []
    named = mentioned(text, {person.name: person.pk for person in people}) - {by.pk}
    Mention.objects.bulk_create([Mention(note=made, person_id=pk) for pk in sorted(named)])
    for pk in sorted(named):
        # Of its own, within nothing: it reaches who is named, and tells him nothing of the record.
        record(NOTE_MENTIONED, made, by=by, owner=f"person:{pk}")
    if customer is not None:
        Customer.objects.filter(pk=customer.pk).update(touched_at=now)
    record(
        NOTE_WRITTEN, about, by=by, within=customer, team=f"team:{by.team_id}" if by.team_id else None,
        owner=getattr(about, "owner", None), note=made.pk,
        mentions=[f"person:{pk}" for pk in sorted(named)], personal={"text": text},
    )  # fmt: skip
    return made
