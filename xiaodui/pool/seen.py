"""What may be read of a customer in a pool before it is claimed: the only way from a place to a page or the API."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from xiaodui.core import clock
from xiaodui.customers.models import Contact
from xiaodui.pool.models import Place
from xiaodui.pool.rules import masks


@dataclass(frozen=True)
class Seen:
    """A place as it is shown in lists; nothing in it leads to the customer."""

    pk: int
    pool_id: int
    customer_id: int
    name: str
    level: str
    region: str
    sector: str
    source: str
    phone: str
    contacts: int
    since: datetime
    reason: str
    why: Any
    last_owner: str
    is_lead: bool
    may_claim: bool = False
    """Whether the reader's button stands there at all; the act asks again."""

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "pool": self.pool_id, "customer": self.customer_id, "name": self.name, "level": self.level,
            "region": self.region, "sector": self.sector, "source": self.source, "phone": self.phone, "since": self.since,
            "reason": self.reason, "last_owner": self.last_owner, "is_lead": self.is_lead,
        }  # fmt: skip


@dataclass(frozen=True)
class Details:
    """What a look opens beside that; free text is masked too."""

    seen: Seen
    campaign: str
    employees: int | None
    revenue: Any
    founded_in: int | None
    about: str
    note: str
    left_by: str
    cooling_until: datetime | None


def seen(place: Place, contacts: Mapping[int, int] | None = None, may_claim: bool = False) -> Seen:
    """Its customer and last owner must be at hand."""
    customer = place.customer
    return Seen(
        place.pk, place.pool_id, customer.pk, masks.text(customer.name), place.level, place.region,
        masks.text(customer.sector), masks.text(customer.source), masks.phone(customer.phone),
        (contacts or {}).get(customer.pk, 0), place.since, place.reason, place.get_reason_display(),
        place.last_owner.name if place.last_owner else "", customer.is_lead, may_claim,
    )  # fmt: skip


def details(place: Place, may_claim: bool = False) -> Details:
    customer = place.customer
    cooling = place.cooling_until if place.cooling_until and place.cooling_until > clock.now() else None
    return Details(
        seen(place, contact_counts([customer.pk]), may_claim), masks.text(customer.campaign), customer.employees, customer.revenue,
        customer.founded_in, masks.text(customer.about), masks.text(place.note),
        place.left_by.name if place.left_by else "", cooling,
    )  # fmt: skip


def contact_counts(customer_ids: Iterable[int]) -> dict[int, int]:
    """How many contacts each has, and nothing else of them. One query."""
    rows = Contact.objects.filter(customer_id__in=list(customer_ids)).order_by()
    return dict(rows.values_list("customer_id").annotate(n=Count("pk")))
