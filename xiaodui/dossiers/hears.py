"""What the dossiers room hears: fields wanted before a lead becomes a customer; phones that are searched for."""

from collections.abc import Sequence
from typing import Any

from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_QUALIFIED
from xiaodui.dossiers.guards import lacking, refusal
from xiaodui.dossiers.models import Way
from xiaodui.dossiers.verbs import WAY_ADDED, WAY_EDITED, WAY_REMOVED
from xiaodui.journal import hears, together
from xiaodui.journal.keys import id_of
from xiaodui.search.writing import Findable, forget, index_many

CHUNK = 500


@together(CUSTOMER_QUALIFIED)
def refuse_unfilled(facts: Sequence[Any]) -> None:
    """In the same transaction: where something is missing, the lead stays a lead."""
    missing = lacking({id_of(fact.subject) for fact in facts if fact.actor != "system"}, "qualify")
    for pk, fields in missing.items():
        if fields:
            raise refusal(Customer.objects.get(pk=pk), fields)


@hears(WAY_ADDED, WAY_EDITED, WAY_REMOVED)
def make_ways_findable(facts: Sequence[Any]) -> None:
    """A further phone is found like the first one, from its first digit on."""
    ids = sorted({fact.detail["way"] for fact in facts})
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        there = Way.objects.filter(pk__in=some).select_related("customer")
        index_many(
            Findable("way", way.pk, way.customer.name, "", f"{way.value} {''.join(filter(str.isdigit, way.value))}")
            for way in there
        )
        gone = set(some) - {way.pk for way in there}
        if gone:
            forget("way", gone)
