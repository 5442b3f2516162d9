"""Pools with places, and colleagues who may claim from them."""

from typing import Any

from xiaodui.core import clock
from xiaodui.core.text import squash
from xiaodui.customers.models import Customer
from xiaodui.governance.models import Acknowledgement, ClauseVersion
from xiaodui.pool.models import Place, Pool, PoolSeat


def a_pool(name: str = "华东公海", **more: Any) -> Pool:
    return Pool.objects.create(name=name, for_all=True, **more)


def waiting(pool: Pool, count: int = 1, **more: Any) -> list[Place]:
    """`count` customers without an owner, waiting in this pool."""
    now, at = clock.now(), Customer.objects.count()
    names = [f"无锡第{at + n}机械有限公司" for n in range(count)]
    made = Customer.objects.bulk_create(
        Customer(
            name=name,
            folded=squash(name),
            level=more.get("level", ""),
            created_at=now,
            touched_at=now,
        )
        for name in names
    )
    return Place.objects.bulk_create(Place(customer=customer, pool=pool, since=now, **more) for customer in made)


def sign(*people: Any, code: str = "pool.claim") -> None:
    """They have said 「我已知晓」."""
    version = ClauseVersion.objects.adopted().get(clause__code=code)
    Acknowledgement.objects.bulk_create(
        Acknowledgement(version=version, person=one, signed_at=clock.now()) for one in people
    )


def seat(pool: Pool, person: Any, is_admin: bool = False) -> PoolSeat:
    return PoolSeat.objects.create(pool=pool, person=person, is_admin=is_admin, since=clock.now())
