"""Who keeps pools, and who decides in them."""

from typing import Any

from xiaodui.people.sight import EVERYTHING
from xiaodui.pool.models import Pool, PoolSeat


def keeps_pools(by: Any, target: Any = None) -> bool:
    """Who leads the whole company: it is his to say where customers wait."""
    return any(not hold.path and (hold.rights & {"lead", EVERYTHING}) for hold in by.reach.holds)


def keeps_pool(by: Any, pool: Pool) -> bool:
    """Who keeps all pools, and this one's admins."""
    return keeps_pools(by) or is_admin(by, pool)


def is_admin(by: Any, pool: Pool) -> bool:
    return bool(by.is_active) and PoolSeat.objects.filter(pool=pool, person=by, is_admin=True).exists()


def keeps_seat(by: Any, seat: PoolSeat) -> bool:
    return keeps_pool(by, seat.pool)


def works_here(by: Any, target: Any = None) -> bool:
    return bool(by.may("sell"))
