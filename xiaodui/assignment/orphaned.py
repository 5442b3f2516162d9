"""Work that nobody answers for: without an owner and not waiting in its place, or of somebody who has left."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.complaints.models import Complaint
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.followups.models import Plan

SHOWN = 50


@dataclass(frozen=True)
class Group:
    """`count` of them in the reader's sight, the first rows with their address and why nobody answers for them."""

    key: str
    label: Any
    icon: str
    count: int
    rows: list[tuple[str, str, str]]


def orphans(person: Any) -> list[Group]:
    """Customers, deals, plans and complaints in his sight; two queries each."""
    lost = Q(owner=None, place=None, unassigned=None) | Q(owner__is_active=False)
    customers = Customer.objects.visible_to(person).filter(lost).select_related("owner")
    deals = Deal.objects.visible_to(person).open().filter(owner__is_active=False).select_related("owner")
    plans = Plan.objects.visible_to(person).open().filter(person__is_active=False).select_related("person", "customer")
    complaints = Complaint.objects.visible_to(person).orphaned().select_related("answerer")
    return [
        _group("customers", _("客户和线索"), "building-store", customers, lambda one: (one.name, "customer", one.pk, one.owner)),
        _group("deals", _("商机"), "briefcase", deals, lambda one: (one.title, "deal", one.pk, one.owner)),
        _group("plans", _("定好的下一步"), "calendar", plans,
               lambda one: (one.text or one.customer.name, "customer", one.customer_id, one.person)),
        _group("complaints", _("投诉"), "message-report", complaints,
               lambda one: (one.name, "complaint", one.pk, one.answerer)),
    ]  # fmt: skip


def _group(key: str, label: Any, icon: str, rows: Any, of: Any) -> Group:
    found = list(rows.order_by("pk")[: SHOWN + 1])
    count = len(found) if len(found) <= SHOWN else rows.count()
    told = []
    for one in found[:SHOWN]:
        name, url, pk, owner = of(one)
        told.append((name, reverse(url, args=[pk]), owner.name if owner else ""))
    return Group(key, label, icon, count, told)
