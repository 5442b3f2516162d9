"""Routes as the table of pools has them."""

from collections.abc import Iterable
from typing import Any

from xiaodui.pool.models import Pool
from xiaodui.pool.rules.routing import Route, route


def routes() -> list[Route]:
    """The standing pools in their order. Two queries, one where no pool names products."""
    pools = list(Pool.objects.standing().prefetch_related("products"))
    return [
        Route(pool.pk, tuple(pool.regions), tuple(pool.levels), frozenset(one.pk for one in pool.products.all()), pool.is_default)
        for pool in pools
    ]  # fmt: skip


def pool_for(customer: Any, products: Iterable[int] = ()) -> Pool | None:
    """Where this customer would go now. `products`: those of its deals, of which the pool knows by its hearers."""
    found = route(routes(), customer.region, customer.level, products)
    return Pool.objects.filter(pk=found).first() if found else None
