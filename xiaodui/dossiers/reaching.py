"""Further phones and mails, as look-alikes of customers are found by them."""

from collections.abc import Sequence
from typing import NamedTuple

from xiaodui.dossiers.models import Way


class Reach(NamedTuple):
    phone: str
    email: str


def further(ids: Sequence[int]) -> dict[int, list[Reach]]:
    found: dict[int, list[Reach]] = {}
    rows = Way.objects.filter(customer__in=ids, kind__in=["phone", "email"]).values_list("customer_id", "kind", "value")
    for customer, kind, value in rows:
        found.setdefault(customer, []).append(Reach(value if kind == "phone" else "", value if kind == "email" else ""))
    return found
