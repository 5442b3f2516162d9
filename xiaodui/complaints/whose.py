"""Who answered for a customer on a day, from the facts: whom a complaint is about unless it says otherwise."""

from datetime import date, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.customers.verbs import ADDED, CUSTOMER_RELEASED, GAINED
from xiaodui.journal import Fact, key_of
from xiaodui.journal.keys import id_of
from xiaodui.people.models import Person


def whose_on(customer: Any, day: date) -> Person | None:
    """Its owner at the end of that day; for what is older than its first fact, its owner now. Two queries."""
    ends = clock.noon(day) + timedelta(hours=12)
    facts = Fact.objects.said(*ADDED, *GAINED, CUSTOMER_RELEASED).filter(subject=key_of(customer), happened_at__lt=ends)
    last = facts.order_by("-happened_at", "-pk").first()
    if last is None:
        return customer.owner  # type: ignore[no-any-return]
    owner = last.detail.get("owner")
    return Person.objects.filter(pk=id_of(owner)).select_related("team").first() if owner else None
