"""Into the pool: what has no owner waits in exactly one place."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Customer, Involvement
from xiaodui.deals.models import Deal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import gather, record
from xiaodui.pool.acts import protecting
from xiaodui.pool.acts.installing import company_pool
from xiaodui.pool.models import Cooling, Place, Pool
from xiaodui.pool.routing import routes
from xiaodui.pool.rules.routing import route
from xiaodui.pool.verbs import PLACE_GIVEN

CHUNK = 300


def place(customer: Customer, pool: Pool | None = None, reason: str = "placed", note: str = "") -> Place:
    """Put a customer without an owner into a pool, or move it to another; by default the one that its region, level and
    products lead to. For higher rooms, in their act's transaction, who have checked the right."""
    assert customer.owner_id is None, "what somebody owns is released first"
    place_many([customer], pool=pool, reason=reason, note=note)
    return Place.objects.get(customer=customer)


def place_many(
    customers: Iterable[Customer],
    *,
    pool: Pool | None = None,
    reason: str,
    note: str = "",
    tell: bool = True,
    by: Any = None,
) -> None:
    """The same for many that have no place yet or are to change it. Five statements at most, a fact each."""
    rows, now = list(customers), clock.now()
    ways = routes() if pool is None else []
    products = _products(rows) if any(way.products for way in ways) else {}
    made = []
    for one in rows:
        pk = pool.pk if pool else route(ways, one.region, one.level, products.get(one.pk, ()))
        pk = pk if pk is not None else company_pool().pk
        made.append(
            Place(
                customer=one, pool_id=pk, level=one.level, region=one.region, since=now, reason=reason, note=note[:300]
            )
        )
    fields = ["pool", "level", "region", "since", "reason", "note"]
    Place.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["customer"], update_fields=fields, batch_size=CHUNK
    )
    if tell:
        with gather():
            for place in made:
                key = f"customer:{place.customer_id}"
                record(PLACE_GIVEN, key, by=by, within=key, pool=f"pool:{place.pool_id}", why=reason)


def _products(customers: list[Customer]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = Deal.objects.filter(customer__in=customers).exclude(product=None).order_by()
    for customer, product in rows.values_list("customer_id", "product_id").distinct():
        found.setdefault(customer or 0, set()).add(product or 0)
    return found


PLACED = Prepared(lambda customer: (Place.objects.filter(customer_id=customer), None), int)
COOLED = Prepared(
    lambda customer, person: (Cooling.objects.filter(customer_id=customer, person_id=person), None), int, int
)


def move_along(customer: Customer, former: Any, to: Any, by: Any) -> None:
    """What hangs on a customer here when it changes hands. With an owner it has no place; without one it has, its
    protection is over, and whoever worked on it with the owner's consent no longer does."""
    if to is not None:
        PLACED.change(customer.pk)
        COOLED.change(customer.pk, to.pk)
        return
    protecting.end(customer)
    busy = Deal.objects.open().filter(customer=customer).values("owner_id")
    Involvement.objects.filter(customer=customer).exclude(person_id__in=busy).delete()
    place_many([customer], reason="placed", tell=False)
    if former is not None:
        cool(customer, former)


def cool(customer: Customer, former: Any) -> datetime:
    """Its last owner may not claim it until then. Kept on the place and in a row that outlives it."""
    said = rulebook.value("pool.cooling_days", for_=former)
    until = clock.now() + timedelta(days=said.value)
    Place.objects.filter(customer=customer).update(last_owner=former, cooling_until=until)
    Cooling.objects.update_or_create(customer=customer, person=former, defaults={"until": until, "cited": said.cite})
    return until


def follow_edits(customer_ids: Iterable[int]) -> None:
    """Level and region on a place are the customer's."""
    for one in Place.objects.filter(customer_id__in=list(customer_ids)).select_related("customer"):
        if (one.level, one.region) != (one.customer.level, one.customer.region):
            Place.objects.filter(pk=one.pk).update(level=one.customer.level, region=one.customer.region)


def refuse_open_deals(customer: Customer) -> None:
    """Whoever lets a customer go first closes or hands over what he is selling there."""
    if not customer.owner_id:
        return
    open_ones = Deal.objects.open().filter(customer=customer, owner_id=customer.owner_id)
    if count := open_ones.count():
        raise Refusal("pool.open-deals", _("这家还有 %(n)s 个在谈的商机，先关闭或移交，再放回公海。") % {"n": count})
