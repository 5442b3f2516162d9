"""What the customers room does by itself: whoever isn't in the index of look-alikes yet is put there."""

from typing import Any

from django.db import transaction

from xiaodui.customers.likeness import NOUN, remember
from xiaodui.customers.models import Customer
from xiaodui.jobs import daily, job
from xiaodui.matching.index import place
from xiaodui.matching.models import Card

CHUNK = 300


@daily("03:20")
@job("customers.remember", zh="补查重索引", en="Complete the index of look-alikes", retries=3, backoff=10)
def remember_missing(run: Any) -> None:
    """Customers that were there before the index was, or were written past the acts. One short write a chunk."""
    last = run.saved.get("last", 0)
    rows = Customer.objects.standing().order_by("pk")
    while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
        there = set(Card.objects.filter(pk__in=[place(NOUN, pk) for pk in ids]).values_list("pk", flat=True))
        missing = [pk for pk in ids if place(NOUN, pk) not in there]
        with transaction.atomic():
            if missing:
                remember(list(Customer.objects.filter(pk__in=missing)))
            last = ids[-1]
            run.checkpoint({"last": last})
