"""The clocks: warned ahead, and at the end to the pool; each once, in a transaction of its own."""

from datetime import datetime
from typing import Any

from django.db import transaction

from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.pool.acts.protecting import tell
from xiaodui.pool.acts.releasing import let_go
from xiaodui.pool.models import Pool, Protection
from xiaodui.pool.routing import routes
from xiaodui.pool.rules.routing import route
from xiaodui.pool.verbs import PROTECTION_ENDING, PROTECTION_SPARED

REASON_OF = {"won": "contract-over", "no-deal": "no-deal"}
BATCH = 20


def warn_some(now: datetime) -> int:
    """Owners whose protection ends soon, a batch in one transaction; how many. Each row is claimed by its warn_at, so
    that of two at once, or after a crash, one warns."""
    with transaction.atomic():
        rows = list(Protection.objects.to_warn(now).select_related("person")[:BATCH])
        for row in rows:
            same = Protection.objects.filter(pk=row.pk, warn_at=row.warn_at, warned_at=None)
            if same.update(warned_at=now) and row.until > now:
                tell(PROTECTION_ENDING, row)
    return len(rows)


def expire_next(now: datetime) -> bool:
    """The one that is longest over, if any: released, or spared for an open deal. False when none is over."""
    row = Protection.objects.over(now).first()
    if row is None:
        return False
    expire(row.pk, row.until, now)
    return True


def expire(pk: int, until: datetime, now: datetime) -> str:
    """At its end, never before, once: the row is taken with the end that was read, so a follow-up that moved it, or
    another process, leaves nothing to take. "released", "spared", or "" when it was no longer so."""
    with transaction.atomic():
        found = Protection.objects.select_for_update(of=("self",)).filter(pk=pk, until=until, spared_at=None)
        row = found.select_related("person").first()
        if row is None or row.until > now:
            return ""
        customer = Customer.objects.select_related("owner").get(pk=row.customer_id)
        if customer.owner_id != row.person_id:
            Protection.objects.filter(pk=pk).delete()  # it changed hands on a way that told nobody; nothing to release
            return ""
        if _is_spared(customer, row):
            Protection.objects.filter(pk=pk).update(spared_at=now)
            tell(PROTECTION_SPARED, row)
            return "spared"
        why = REASON_OF.get(row.why, "expired")
        let_go(customer, by=None, why=why, clock=row.why, cite=row.cited)
        return "released"


def _is_spared(customer: Customer, row: Protection) -> bool:
    """He is still selling there, and the pool that it would go to leaves such customers with him."""
    deals = Deal.objects.open().filter(customer=customer, owner_id=row.person_id)
    if not deals.exists():
        return False
    products = {pk for pk in deals.values_list("product_id", flat=True) if pk}
    pool: Any = route(routes(), customer.region, customer.level, products)
    return bool(Pool.objects.filter(pk=pool, spares_open_deals=True).exists())
