"""The bulk forms of adding customers and contacts: same checks, rows and facts written together."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Act, Asked
from xiaodui.core.prepared_rows import Insert
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.contacts import add_contact
from xiaodui.customers.acts.keep import built, create, tell_added
from xiaodui.customers.acts.leads import create_lead, parted
from xiaodui.customers.acts.taken import in_turn, refusal, refuse_nameless, taken
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guarded
from xiaodui.customers.likeness import known_of, remember, remember_new, twins
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.customers.sockets import Touch
from xiaodui.customers.verbs import CONTACT_ADDED
from xiaodui.journal import gather, record
from xiaodui.matching import Known

CUSTOMERS, CONTACTS = Insert(Customer), Insert(Contact)


@create.bulk
def create_many(asked: list[Asked]) -> list[Any]:
    with _at_once():
        return _add([_draft(row, create, lambda by, given: (built(by, given), None)) for row in asked])


@create_lead.bulk
def create_leads(asked: list[Asked]) -> list[Any]:
    with _at_once():
        return _add([_draft(row, create_lead, parted) for row in asked])


def _at_once() -> Any:
    """What comes together comes at one instant."""
    return clock.at(clock.now())


@dataclass
class AskedWithContact(Asked):
    """A row whose contact is added right behind it, by an act of its own: it is looked for by those numbers too."""

    contact: Any = None


@dataclass
class Draft:
    """A row on its way: a customer or lead, perhaps with a human, or the Refusal that stopped it."""

    asked: Asked
    customer: Any = None
    human: Contact | None = None
    no: Refusal | None = None

    @property
    def known(self) -> Known:
        return known_of(self.customer, [one for one in (self.human, getattr(self.asked, "contact", None)) if one])


def _draft(
    row: Asked, act: Act, make: Callable[[Any, dict[str, Any]], tuple[Customer, dict[str, Any] | None]]
) -> Draft:
    try:
        act.check_right(row.by, None)
        with clock.at(row.at) if row.at else nullcontext():
            customer, human = make(row.by, _given(row))
        refuse_nameless(customer.folded)
    except Refusal as no:
        return Draft(row, no=no)
    return Draft(row, customer, Contact(customer=customer, **human).named(human["name"]) if human else None)


def _given(row: Asked) -> dict[str, Any]:
    return {name: getattr(row.input, name) for name in type(row.input).model_fields}


def _add(drafts: list[Draft]) -> list[Any]:
    """Row by row the same checks as one by one; written together."""
    _refuse([one for one in drafts if one.no is None])
    good = [one for one in drafts if one.no is None]
    rows = [one.customer for one in good]
    CUSTOMERS.rows(rows)
    if rows:
        Involvement.note({(c.pk, c.owner_id) for c in rows if c.owner_id}, rows[0].created_at)
    humans = [one.human for one in good if one.human]
    for human in humans:
        human.customer = human.customer  # it has its id only now
    CONTACTS.rows(humans)
    remember_new(rows, {human.customer_id: [human] for human in humans})
    with gather():
        for one in good:
            tell_added(one.customer, one.asked.by)
            if one.human:
                _tell_contact(one.human, one.customer, one.asked)
    return [one.no or one.customer for one in drafts]


def _refuse(drafts: list[Draft]) -> None:
    """Stop what is there already, or came earlier in this batch."""
    if not drafts:
        return
    in_turn()
    known = [one.known for one in drafts]
    before = twins([(one.customer.folded, said) for one, said in zip(drafts, known, strict=True)])
    there = taken([(one.customer.folded, said) for one, said in zip(drafts, known, strict=True)])
    for number, (one, found) in enumerate(zip(drafts, there, strict=True)):
        if found is not None:
            one.no = refusal(*found, by=one.asked.by, what="create", tried=one.customer.name)
        elif (first := before.get(number)) is not None and drafts[first].no is None:
            one.no = twice(one.customer.name, drafts[first].customer.name)


def twice(name: str, first: str) -> Refusal:
    return Refusal(
        "customer.twice",
        _("「%(name)s」和这一批里的「%(first)s」是同一家，只建前一个。") % {"name": name, "first": first},
    )


@add_contact.bulk
def add_contacts(asked: list[Asked]) -> list[Any]:
    answers: list[Any] = []
    kept = guarded([Touch(row.target, row.by, "edit", row.by) for row in asked])
    for row, kept_off in zip(asked, kept, strict=True):
        try:
            add_contact.check_right(row.by, row.target)
            if kept_off and row.by is not None:
                raise kept_off
            given = {name: getattr(row.input, name) for name in type(row.input).model_fields}
            answers.append(Contact(customer=row.target, **given).named(given["name"]))
        except Refusal as no:
            answers.append(no)
    CONTACTS.rows([one for one in answers if isinstance(one, Contact)])
    remember(
        list(
            {
                one.customer_id: one.customer
                for one in answers
                if isinstance(one, Contact) and (one.phone or one.email)
            }.values()
        )
    )
    with gather():
        for row, one in zip(asked, answers, strict=True):
            if isinstance(one, Contact):
                _tell_contact(one, row.target, row)
    return answers


def _tell_contact(contact: Contact, customer: Customer, row: Asked) -> None:
    with clock.at(row.at or clock.now()):
        record(CONTACT_ADDED, contact, by=row.by, **place(customer), personal={"name": contact.name})
