"""Deals follow their customer when it is merged into another, and go back with it."""

from typing import Any

from xiaodui.core import clock
from xiaodui.customers.models import Involvement
from xiaodui.deals.models import Deal


def merged(kept: Any, gone: Any) -> list[int]:
    """Ids of the deals that went over."""
    ids = list(Deal.objects.filter(customer=gone).order_by("pk").values_list("pk", flat=True))
    Deal.objects.filter(pk__in=ids).update(customer=kept)
    return ids


def unmerged(kept: Any, gone: Any, ids: list[int]) -> None:
    """Those that are still the kept one's. Whoever owns a deal goes on seeing its customer."""
    Deal.objects.filter(pk__in=ids, customer=kept).update(customer=gone)
    owners = Deal.objects.filter(customer__in=[kept.pk, gone.pk]).order_by().values_list("customer_id", "owner_id")
    Involvement.note({(customer or 0, owner) for customer, owner in owners.distinct()}, clock.now())
