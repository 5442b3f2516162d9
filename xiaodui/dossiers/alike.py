"""What may suit this customer next: what customers like it have bought, by plain rules that can be read beside it.

A rule of thumb, said as one: so many of so many customers of the same sector (or region), in the reader's sight, bought it.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from xiaodui.customers.models import Customer
from xiaodui.journal import key_of
from xiaodui.journal.keys import id_of
from xiaodui.journal.models import Fact

LOOKED_AT = 200
"""Customers alike that are looked at, the last touched first."""
FEW = 3


@dataclass(frozen=True)
class Advice:
    """`count` of `among` customers alike bought `product`; `who` are some of them."""

    product: str
    count: int
    among: int
    who: list[Customer]


def alike(customer: Customer, person: Any) -> list[Customer]:
    """Customers in his sight of the same sector or, without one, of the same region."""
    same = Q(sector=customer.sector) if customer.sector else Q(region=customer.region)
    if not (customer.sector or customer.region):
        return []
    rows = Customer.objects.visible_to(person).filter(same).exclude(pk=customer.pk)
    return list(rows.order_by("-touched_at", "-pk").only("name")[:LOOKED_AT])


def bought(customers: list[Customer]) -> dict[str, set[int]]:
    """Product key → ids of those among whose won deals it was. One query."""
    found: dict[str, set[int]] = {}
    keys = [key_of(one) for one in customers]
    for fact in Fact.objects.filter(verb="deal.won", within__in=keys):
        if product := fact.detail.get("product"):
            found.setdefault(str(product), set()).add(id_of(fact.within))
    return found


def advice(customer: Customer, person: Any) -> list[Advice]:
    """What at least two customers alike bought and this one has not, most bought first."""
    others = alike(customer, person)
    if not others:
        return []
    found = bought([customer, *others])
    counts = Counter({key: len(ids) for key, ids in found.items() if customer.pk not in ids and len(ids) > 1})
    names = _names([key for key, _n in counts.most_common(FEW)])
    by_id = {one.pk: one for one in others}
    return [
        Advice(names[key], n, len(others), [by_id[pk] for pk in sorted(found[key])[:FEW]])
        for key, n in counts.most_common(FEW) if key in names
    ]  # fmt: skip


def _names(keys: list[str]) -> dict[str, str]:
    from xiaodui.catalog.models import Product

    rows = Product.objects.filter(pk__in=[id_of(key) for key in keys])
    return {f"product:{row.pk}": row.name for row in rows}
