"""Which of the customers in somebody's sight are probably the same: asked of the index of look-alikes."""

from dataclasses import dataclass
from typing import Any

from xiaodui.customers.likeness import NOUN, known_many
from xiaodui.customers.models import Customer
from xiaodui.matching import SAME, Hit, lookalikes_many, said

LOOKED_AT = 40
"""Customers a page: each costs some five milliseconds."""


@dataclass(frozen=True)
class Pair:
    first: Customer
    second: Customer
    why: str
    sure: bool


def resembling(person: Any, customer: Customer, most: int = 6) -> list[Pair]:
    """Those in his sight that resemble this one, best first."""
    hits = lookalikes_many(NOUN, [known_many([customer])[customer.pk]], limit=most, but=customer.pk)[0]
    rows = Customer.objects.visible_to(person).select_related("owner").in_bulk([hit.pk for hit in hits])
    return [Pair(customer, rows[hit.pk], said(hit.why), hit.sure) for hit in hits if hit.pk in rows]


def page_of(person: Any, before: int | None) -> tuple[list[Pair], int | None]:
    """(pairs among the newest customers in sight, where to go on). Each pair once: the older one first, to be kept."""
    rows = Customer.objects.visible_to(person).select_related("owner").order_by("-pk")
    looked = list((rows.filter(pk__lt=before) if before else rows)[:LOOKED_AT])
    known = known_many(looked)
    found: dict[int, list[Hit]] = {}
    for one, hits in zip(looked, lookalikes_many(NOUN, [known[one.pk] for one in looked], limit=4), strict=True):
        found[one.pk] = [hit for hit in hits if hit.pk < one.pk and (hit.sure or hit.score >= SAME)]
    others = {hit.pk for hits in found.values() for hit in hits}
    seen = Customer.objects.visible_to(person).select_related("owner").in_bulk(others)
    pairs = [
        Pair(seen[hit.pk], one, said(hit.why), hit.sure) for one in looked for hit in found[one.pk] if hit.pk in seen
    ]
    return pairs, looked[-1].pk if len(looked) == LOOKED_AT else None
