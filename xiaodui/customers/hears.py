"""What the customers room hears: its records stay findable."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xiaodui.customers.models import Contact, Customer
from xiaodui.customers.verbs import (
    CONTACT_ADDED,
    CONTACT_EDITED,
    CONTACT_REMOVED,
    CUSTOMER_ADDED,
    CUSTOMER_EDITED,
    CUSTOMER_HANDED_OVER,
)
from xiaodui.journal import hears
from xiaodui.journal.keys import id_of
from xiaodui.search.writing import Findable, forget, index_many

CHUNK = 500


def _ids(facts: Sequence[Any], *verbs: Any) -> list[int]:
    names = {verb.name for verb in verbs}
    return sorted({id_of(fact.subject) for fact in facts if fact.verb in names})


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _phone(said: str) -> str:
    """A number as it is written and without what stands between its digits: both are typed into a search."""
    return f"{said} {''.join(sign for sign in said if sign.isdigit())}" if said else ""


def customer_words(customers: Iterable[Customer]) -> Iterator[Findable]:
    for one in customers:
        hint = " ".join(word for word in (one.region, one.sector, one.owner.name if one.owner else "") if word)
        text = " ".join(word for word in (_phone(one.phone), one.website, one.source) if word)
        yield Findable("customer", one.pk, one.name, hint, text)


def contact_words(contacts: Iterable[Contact]) -> Iterator[Findable]:
    for one in contacts:
        text = " ".join(word for word in (one.title, _phone(one.phone), one.email) if word)
        yield Findable("contact", one.pk, one.name, one.customer.name, text)


@hears(CUSTOMER_ADDED, CUSTOMER_EDITED, CUSTOMER_HANDED_OVER)
def make_customers_findable(facts: Sequence[Any]) -> None:
    """Keep the customers of these facts in the search index, as they are now; the same however often it runs."""
    for ids in _chunks(_ids(facts, CUSTOMER_ADDED, CUSTOMER_EDITED, CUSTOMER_HANDED_OVER)):
        index_many(customer_words(Customer.objects.filter(pk__in=ids).select_related("owner")))


@hears(CONTACT_ADDED, CONTACT_EDITED, CONTACT_REMOVED, CUSTOMER_EDITED)
def make_contacts_findable(facts: Sequence[Any]) -> None:
    """Contacts are found by their customer's name too, so a new name of the customer reaches them."""
    for ids in _chunks(_ids(facts, CONTACT_ADDED, CONTACT_EDITED)):
        index_many(contact_words(Contact.objects.filter(pk__in=ids).select_related("customer")))
    for ids in _chunks(_ids(facts, CUSTOMER_EDITED)):
        index_many(contact_words(Contact.objects.filter(customer_id__in=ids).select_related("customer")))
    forget("contact", _ids(facts, CONTACT_REMOVED))
