"""Whose customer it is."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.inputs import HandOver
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.verbs import CUSTOMER_HANDED_OVER
from xiaodui.journal import gather, record


@act("customers.hand_over", on=Customer, who=owner_or_leader, takes=HandOver, label=_("移交"))
def hand_over(customer: Customer, *, by: Any, to: Any, reason: str) -> Customer:
    """移交. Claims the row with the owner that the giver saw, so that two hand-overs at once can't both succeed."""
    if not to.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": to.name})
    if customer.owner_id == to.pk:
        raise Refusal("customer.same-owner", _("这家已经归 %(name)s 了。") % {"name": to.name})
    now, before = clock.now(), customer.owner
    claimed = Customer.objects.filter(pk=customer.pk, owner=before).update(
        owner=to, owned_since=now, touched_at=now, version=F("version") + 1
    )
    if not claimed:
        raise Refusal("stale", _("刚才归属变了，刷新后再看。"))
    if before:
        # The giver keeps seeing it only while he still works with it; the owner's own involvement ends here.
        Involvement.objects.filter(customer=customer, person=before).delete()
    Involvement.note({(customer.pk, to.pk)}, now)
    customer.refresh_from_db()
    record(
        CUSTOMER_HANDED_OVER, customer, by=by, within=customer, team=f"team:{to.team_id}" if to.team_id else None,
        owner=to, to=to, former_owner=before, personal={"reason": reason},
    )  # fmt: skip
    return customer


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """All customers of `person` to `to`, in the caller's transaction, who has checked the right: one leaves, his
    customers stay. Three statements for the rows, the facts in chunks; how many went."""
    now = clock.now()
    theirs = Customer.objects.filter(owner=person)
    customers = list(theirs.order_by("pk"))
    Involvement.objects.filter(person=person, customer__owner=person).delete()
    theirs.update(owner=to, owned_since=now, version=F("version") + 1)
    Involvement.note({(customer.pk, to.pk) for customer in customers}, now)
    with gather():
        for customer in customers:
            record(
                CUSTOMER_HANDED_OVER, customer, by=by, within=customer, team=f"team:{to.team_id}" if to.team_id else None,
                owner=to, to=to, former_owner=person, personal={"reason": reason},
            )  # fmt: skip
    return len(customers)
