"""Customers and deals are talked about: their owner, those who work with them, and who leads the owner."""

from collections.abc import Iterable

from xiaodui.cards.sockets import TALKED, Talked
from xiaodui.customers.models import Customer, Involvement
from xiaodui.deals.models import Deal


def _in_order(*ids: int | None) -> list[int]:
    return [pk for pk in dict.fromkeys(ids) if pk is not None]


def _of_customer(pk: int) -> list[int]:
    found = Customer.objects.standing().filter(pk=pk).select_related("owner__team").first()
    if found is None:
        return []
    joined: Iterable[int] = (
        Involvement.objects.filter(customer_id=pk).order_by("pk").values_list("person_id", flat=True)
    )
    leader = found.owner.team.leader_id if found.owner and found.owner.team else None
    return _in_order(found.owner_id, *joined, leader)


def _of_deal(pk: int) -> list[int]:
    found = Deal.objects.filter(pk=pk).select_related("owner__team").first()
    if found is None:
        return []
    leader = found.owner.team.leader_id if found.owner.team else None
    return _in_order(found.owner_id, leader)


TALKED.plug(Talked("customer", _of_customer))
TALKED.plug(Talked("deal", _of_deal))
