"""Whose lists of a pool ask again when something comes in or goes: whoever sits there, though the record is not in his
sight any more."""

from collections.abc import Iterable
from typing import Any

from xiaodui.core.sockets import AUDIENCE, CUTS
from xiaodui.customers import verbs as customers
from xiaodui.pool import claim_verbs, verbs
from xiaodui.pool.models import Pool
from xiaodui.pulse.sockets import ECHOES, Echo

TOPIC = "place"
ANY = "pools"
"""Everybody who sits in some pool: for facts that don't say in which."""


def sits_in(person: Any) -> set[str]:
    """Two queries at most."""
    return {ANY, *(f"pool:{pk}" for pk in Pool.objects.visible_to(person).order_by().values_list("pk", flat=True))}


def there(detail: dict[str, Any]) -> Iterable[str]:
    """Where the fact says that it happened; else anywhere."""
    return [key for key in (detail.get("pool"), detail.get("former_pool")) if isinstance(key, str)] or [ANY]


def changing_hands(detail: dict[str, Any]) -> Iterable[str]:
    """From one owner to another no pool is touched."""
    return [] if detail.get("owner") and detail.get("former_owner") else there(detail)


def ownerless(detail: dict[str, Any]) -> Iterable[str]:
    return [] if detail.get("owner") else there(detail)


AUDIENCE.plug(sits_in)
for verb in (*customers.GAINED, customers.CUSTOMER_RELEASED):
    ECHOES.plug(Echo(verb.name, TOPIC, changing_hands))
for verb in (
    *customers.ADDED, customers.CUSTOMER_EDITED, customers.CUSTOMER_LEVELED, customers.CUSTOMER_MERGED,
    customers.CUSTOMER_UNMERGED,
):  # fmt: skip
    ECHOES.plug(Echo(verb.name, TOPIC, ownerless))
for verb in (
    verbs.PLACE_GIVEN, claim_verbs.RELEASE_ANNOUNCED, claim_verbs.RELEASE_WITHDRAWN, claim_verbs.RELEASE_SETTLED,
):  # fmt: skip
    ECHOES.plug(Echo(verb.name, TOPIC, there))
for verb in (verbs.POOL_SET, verbs.POOL_SEATED, verbs.POOL_UNSEATED, verbs.POOL_RETIRED):
    CUTS.plug(verb.name)
