"""The humans at a customer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.text import initials
from xiaodui.customers.acts.inputs import EditContact, NewContact
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import remember
from xiaodui.customers.models import Contact, Customer
from xiaodui.customers.verbs import CONTACT_ADDED, CONTACT_EDITED, CONTACT_REMOVED
from xiaodui.journal import record


def knows(by: Any, contact: Contact) -> bool:
    return works_with(by, contact.customer)


@act("customers.add_contact", on=Customer, who=works_with, takes=NewContact, label=_("添联系人"))
def add_contact(customer: Customer, *, by: Any, name: str, **given: Any) -> Contact:
    guard(customer, by, "edit")
    return added(customer, by, name=name, **given)


def added(customer: Customer, by: Any, *, name: str, **given: Any) -> Contact:
    """A new contact of this customer, in the caller's transaction, who has checked right and guard."""
    contact = Contact(customer=customer, **given).named(name)
    contact.save(force_insert=True)
    if contact.phone or contact.email:
        remember([customer])
    record(CONTACT_ADDED, contact, by=by, **place(customer), personal={"name": name})
    return contact


@act("contacts.edit", on=Contact, who=knows, takes=EditContact, label=_("改联系人"))
def edit_contact(contact: Contact, *, by: Any, version: int, name: str, **given: Any) -> Contact:
    guard(contact.customer, by, "edit")
    before = edit_row(contact, version, {**given, "name": name, "initials": initials(name)[:60]})
    if before:
        if {"phone", "email"} & set(before):
            remember([contact.customer])
        record(
            CONTACT_EDITED, contact, by=by, **place(contact.customer), personal={"name": name}, fields=sorted(before)
        )
    return contact


@act("contacts.remove", on=Contact, who=knows, label=_("移除"))
def remove_contact(contact: Contact, *, by: Any) -> Contact:
    guard(contact.customer, by, "edit")
    record(CONTACT_REMOVED, contact, by=by, **place(contact.customer))
    contact.delete()
    remember([contact.customer])
    return contact
