"""What came without an owner, and what waits: each tried in a transaction of its own."""

from collections.abc import Iterable

from django.db import transaction

from xiaodui.assignment.acts.assigning import by_rules
from xiaodui.assignment.acts.waiting import retry_waiting
from xiaodui.assignment.models import Assignment, Unassigned
from xiaodui.assignment.weighing import Desk
from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Customer
from xiaodui.pool.models import Place


def give_out(ids: Iterable[int], desk: Desk | None = None) -> int:
    """Those of these customers that have no owner go by the rules; how many found one. Safe to run twice."""
    desk, found = desk or Desk(), 0
    for pk in ids:
        with transaction.atomic():
            found += isinstance(_given(pk, desk), Assignment)
    return found


def give_out_new(ids: Iterable[int]) -> int:
    """The same for what has just come: what was given to somebody before, and came back, is the pool's, and so is what
    was put into one on purpose."""
    wanted = list(ids)
    had = set(Assignment.objects.filter(customer__in=wanted).values_list("customer_id", flat=True))
    had |= set(Place.objects.filter(customer__in=wanted).exclude(reason="new").values_list("customer_id", flat=True))
    return give_out([pk for pk in wanted if pk not in had])


def _given(pk: int, desk: Desk) -> Assignment | Unassigned | None:
    """The job may meet a claim or a leader's hand: then it has an owner, and that is well."""
    customer = Customer.objects.filter(pk=pk, owner=None).first()
    try:
        with transaction.atomic():
            return by_rules(customer, desk=desk) if customer else None
    except Refusal:
        return None


def try_again(ids: Iterable[int]) -> int:
    """Those that wait, by the rules as they are now; how many no longer do."""
    found = 0
    for waiting in Unassigned.objects.filter(pk__in=list(ids)).oldest():
        try:
            retry_waiting(waiting, by=None)
        except Refusal:
            continue
        found += not Unassigned.objects.filter(pk=waiting.pk).exists()
    return found
