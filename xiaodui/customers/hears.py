"""What the customers room hears: its records stay findable, and whom they concern is told."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xiaodui.customers.models import Contact, Customer
from xiaodui.customers.verbs import (
    ADDED,
    ALIAS_ADDED,
    ALIAS_REMOVED,
    CONTACT_ADDED,
    CONTACT_EDITED,
    CONTACT_REMOVED,
    CUSTOMER_EDITED,
    CUSTOMER_HANDED_OVER,
    CUSTOMER_MERGED,
    CUSTOMER_RELEASED,
    CUSTOMER_UNMERGED,
    GAINED,
    NOTE_MENTIONED,
)
from xiaodui.journal import hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.search.writing import Findable, forget, index_many

CHUNK = 500
MENTIONED = NoticeKind("note.mentioned", zh="有人提到我", en="Somebody mentioned me", icon="at", urgent=True, order=20)
CUSTOMER_MINE = NoticeKind(
    "customer.received", zh="客户移交给我", en="A customer was handed over to me", icon="arrows-exchange", order=30
)


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
        names = " ".join(alias.name for alias in one.aliases.all())
        text = " ".join(word for word in (names, _phone(one.phone), one.website, one.source) if word)
        yield Findable("customer", one.pk, one.name, hint, text)


def contact_words(contacts: Iterable[Contact]) -> Iterator[Findable]:
    for one in contacts:
        text = " ".join(word for word in (one.title, _phone(one.phone), one.email) if word)
        yield Findable("contact", one.pk, one.name, one.customer.name, text)


SHOWS = (
    *ADDED,
    ALIAS_ADDED,
    ALIAS_REMOVED,
    CUSTOMER_EDITED,
    CUSTOMER_RELEASED,
    *GAINED,
    CUSTOMER_UNMERGED,
    CUSTOMER_MERGED,
)


@hears(*SHOWS)
def make_customers_findable(facts: Sequence[Any]) -> None:
    """Keep the customers of these facts in the search index, as they are now; the same however often it runs."""
    for ids in _chunks(_ids(facts, *SHOWS)):
        rows = Customer.objects.standing().filter(pk__in=ids)
        index_many(customer_words(rows.select_related("owner").prefetch_related("aliases")))


@hears(CONTACT_ADDED, CONTACT_EDITED, CONTACT_REMOVED, CUSTOMER_EDITED)
def make_contacts_findable(facts: Sequence[Any]) -> None:
    """Contacts are found by their customer's name too, so a new name of the customer reaches them."""
    for ids in _chunks(_ids(facts, CONTACT_ADDED, CONTACT_EDITED)):
        index_many(contact_words(Contact.objects.filter(pk__in=ids).select_related("customer")))
    for ids in _chunks(_ids(facts, CUSTOMER_EDITED)):
        index_many(contact_words(Contact.objects.filter(customer_id__in=ids).select_related("customer")))
    forget("contact", _ids(facts, CONTACT_REMOVED))


@hears(CUSTOMER_MERGED, CUSTOMER_UNMERGED)
def follow_merges(facts: Sequence[Any]) -> None:
    """What was merged away is found no more; what was parted is found again, and contacts under their customer's name."""
    ids = sorted({id_of(key) for fact in facts for key in (fact.subject, fact.detail["kept"])})
    standing = Customer.objects.standing().filter(pk__in=ids)
    index_many(customer_words(standing.select_related("owner").prefetch_related("aliases")))
    index_many(contact_words(Contact.objects.filter(customer_id__in=ids).select_related("customer")))
    forget("customer", set(ids) - set(standing.values_list("pk", flat=True)))


@hears(NOTE_MENTIONED)
def tell_the_mentioned(facts: Sequence[Any]) -> None:
    notify_many(MENTIONED, [Giving(fact, [id_of(fact.detail["owner"])]) for fact in facts])


@hears(CUSTOMER_HANDED_OVER)
def tell_the_new_owner(facts: Sequence[Any]) -> None:
    """Grouped by who gave: a leaver's five hundred customers are one notice."""
    notify_many(CUSTOMER_MINE, [Giving(fact, [id_of(fact.detail["to"])], f"from:{fact.actor}") for fact in facts])
