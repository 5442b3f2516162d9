"""The bulk forms of adding customers and contacts: same checks, rows and facts written together."""

from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts.contacts import add_contact
from xiaodui.customers.acts.keep import built, create, refuse_twice, tell_added
from xiaodui.customers.acts.telling import place
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.customers.verbs import CONTACT_ADDED
from xiaodui.journal import gather, record

BATCH = 200


@create.bulk
def create_many(asked: list[Asked]) -> list[Any]:
    answers: list[Any] = []
    taken: set[str] = set()
    there = _there(asked)
    for row in asked:
        try:
            create.check_right(row.by, None)
            with clock.at(row.at or clock.now()):
                made = built(row.by, {name: getattr(row.input, name) for name in type(row.input).model_fields})
            if made.folded in there or not made.folded:
                refuse_twice(made.folded)
            if made.folded in taken:
                raise Refusal("customer.twice", f"{made.name}")
            taken.add(made.folded)
            answers.append(made)
        except Refusal as refusal:
            answers.append(refusal)
    rows = [one for one in answers if isinstance(one, Customer)]
    Customer.objects.bulk_create(rows, batch_size=BATCH)
    if rows:
        Involvement.note({(c.pk, c.owner_id) for c in rows if c.owner_id}, rows[0].created_at)
    with gather():
        for row, one in zip(asked, answers, strict=True):
            if isinstance(one, Customer):
                tell_added(one, row.by)
    return answers


def _there(asked: list[Asked]) -> set[str]:
    """Which of these names are taken already; one query a batch, and the refusal's own only for those."""
    folded = sorted({squash(row.input.name)[:160] for row in asked})  # type: ignore[attr-defined]
    found: set[str] = set()
    for start in range(0, len(folded), BATCH):
        some = Customer.objects.filter(folded__in=folded[start : start + BATCH])
        found |= set(some.values_list("folded", flat=True))
    return found


@add_contact.bulk
def add_contacts(asked: list[Asked]) -> list[Any]:
    answers: list[Any] = []
    for row in asked:
        try:
            add_contact.check_right(row.by, row.target)
            given = {name: getattr(row.input, name) for name in type(row.input).model_fields}
            answers.append(Contact(customer=row.target, **given).named(given["name"]))
        except Refusal as refusal:
            answers.append(refusal)
    Contact.objects.bulk_create([one for one in answers if isinstance(one, Contact)], batch_size=BATCH)
    with gather():
        for row, one in zip(asked, answers, strict=True):
            if isinstance(one, Contact):
                with clock.at(row.at or clock.now()):
                    record(CONTACT_ADDED, one, by=row.by, **place(row.target), personal={"name": one.name})
    return answers
