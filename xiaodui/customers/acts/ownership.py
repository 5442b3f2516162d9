"""Whose customer it is."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.inputs import HandOver
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.sockets import CHILDREN
from xiaodui.customers.verbs import CUSTOMER_HANDED_OVER
from xiaodui.journal import gather, record
from xiaodui.journal.verb import Verb


@act("customers.hand_over", on=Customer, who=owner_or_leader, takes=HandOver, label=_("移交"), several=50)
def hand_over(customer: Customer, *, by: Any, to: Any, reason: str) -> Customer:
    """移交. Claims the row with the owner that the giver saw, so that two hand-overs at once can't both succeed."""
    if not to.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": to.name})
    if customer.owner_id == to.pk:
        raise Refusal("customer.same-owner", _("这家已经归 %(name)s 了。") % {"name": to.name})
    guard(customer, by, "take", to)
    return change_hands(customer, to, by=by, verb=CUSTOMER_HANDED_OVER, reason=reason)


FIRST = Prepared(
    lambda pk, to, now: (
        Customer.objects.filter(pk=pk, owner=None),
        {"owner_id": to, "owned_since": now, "touched_at": now, "version": F("version") + 1},
    ), int, int, datetime,
)  # fmt: skip


def change_hands(customer: Customer, to: Any, *, by: Any, verb: Verb, reason: str = "", **detail: Any) -> Customer:
    """A new owner, or none (`to=None`), in the caller's transaction, who has checked right, guard and limits.

    The row is taken with the owner that was seen, so of two hands at once one is refused as stale. Every way in which a
    customer changes hands ends here: rows that hang on it follow (`CHILDREN`), one fact is recorded.
    """
    assert transaction.get_connection().in_atomic_block, "the caller's act holds the transaction"
    now, before = clock.now(), customer.owner
    if before is None and to:
        taken = FIRST.change(customer.pk, to.pk, now)
    else:
        taken = Customer.objects.filter(pk=customer.pk, owner=before).update(
            owner=to, owned_since=now if to else None, touched_at=now, version=F("version") + 1
        )
    if not taken:
        raise Refusal("stale", _("刚才归属变了，刷新后再看。"))
    if before:
        # The giver keeps seeing it only while he still works with it; the owner's own involvement ends here.
        Involvement.objects.filter(customer=customer, person=before).delete()
    if to:
        Involvement.note({(customer.pk, to.pk)}, now)
    customer.owner, customer.owned_since = to, now if to else None
    customer.touched_at, customer.version = now, customer.version + 1
    for child in CHILDREN:
        if child.moved:
            child.moved(customer, before, to, by)
    hears = to or before
    record(
        verb, customer, by=by, within=customer, team=_team(hears),
        owner=to, to=to, former_owner=before, former_team=_team(before), level=customer.level, **detail,
        personal={"reason": reason} if reason else None,
    )  # fmt: skip
    return customer


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """All customers of `person` to `to`, in the caller's transaction, who has checked the right: one leaves, his
    customers stay. Three statements for the rows, the facts in chunks; how many went."""
    now = clock.now()
    theirs = Customer.objects.standing().filter(owner=person)
    customers = list(theirs.order_by("pk"))
    Involvement.objects.filter(person=person, customer__owner=person).delete()
    theirs.update(owner=to, owned_since=now, version=F("version") + 1)
    Involvement.note({(customer.pk, to.pk) for customer in customers}, now)
    with gather():
        for customer in customers:
            record(
                CUSTOMER_HANDED_OVER, customer, by=by, within=customer, team=_team(to), owner=to, to=to,
                former_owner=person, former_team=_team(person), level=customer.level, personal={"reason": reason},
            )  # fmt: skip
    return len(customers)


def _team(person: Any) -> str | None:
    return f"team:{person.team_id}" if person and person.team_id else None
