"""Letting a customer go, back to the pool: by its owner's hand, or by his leader's once nothing protects it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_RELEASED
from xiaodui.governance import rules as rulebook
from xiaodui.pool.acts.inputs import ReleaseCustomer
from xiaodui.pool.acts.placing import refuse_open_deals
from xiaodui.pool.models import Place, Pool
from xiaodui.pool.models.place import REASONS


@act("customers.release", on=Customer, who=owner_or_leader, takes=ReleaseCustomer, label=_("放回公海"))
def release(customer: Customer, *, by: Any, why: str, note: str = "", pool: Pool | None = None) -> Customer:
    """放回公海. Its notes and follow-ups stay with it; its owner cools off before he may claim it again."""
    if customer.owner_id is None:
        raise Refusal("pool.ownerless", _("「%(name)s」现在没有人跟，不用放。") % {"name": customer.name})
    if pool is not None and not pool.is_standing:
        raise Refusal("pool.retired", _("「%(pool)s」已经停用，换一个。") % {"pool": pool.name})
    guard(customer, by, "take")
    refuse_open_deals(customer)
    return let_go(customer, by=by, why=why, note=note, pool=pool, clock="hand")


def let_go(
    customer: Customer, *, by: Any, why: str, note: str = "", pool: Pool | None = None, clock: str, cite: str = ""
) -> Customer:
    """To the pool, in the caller's transaction, who has checked right, guard and deals. `clock` names what let it go."""
    owner = customer.owner
    said = cite or rulebook.value("pool.cooling_days", for_=owner).cite
    change_hands(
        customer, None, by=by, verb=CUSTOMER_RELEASED, reason=str(dict(REASONS)[why]), why=why, clock=clock, cite=said
    )  # fmt: skip
    told: dict[str, Any] = {"reason": why, "note": note, "left_by": by}
    if pool is not None:
        told["pool"] = pool
    Place.objects.filter(customer=customer).update(**told)
    return customer
