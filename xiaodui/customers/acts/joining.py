"""Working on one customer together: the owner asks a colleague in, and either lets it be again."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts.inputs import Join, Part
from xiaodui.customers.acts.rights import owner_or_leader, works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.sockets import OPEN_WORK
from xiaodui.customers.verbs import CUSTOMER_JOINED, CUSTOMER_PARTED
from xiaodui.journal import record


@act("customers.join", on=Customer, who=owner_or_leader, takes=Join, label=_("请人一起跟"), several=50)
def join(customer: Customer, *, by: Any, colleague: Any, reason: str, agreed: bool = False) -> Customer:
    """请人一起跟. It stays the owner's; who is asked in sees it and may work on it. A leader says that the owner agrees."""
    guard(customer, by, "edit")
    if by is not None and not by.reach.acts_for(customer.owner_id) and not agreed:
        raise Invalid({"agreed": [_("先问过归属人，他同意了再勾上。")]})
    if not colleague.is_active or not colleague.may("sell"):
        raise Refusal("person.sells-not", _("%(name)s 不做销售，换一位同事。") % {"name": colleague.name})
    if colleague.pk == customer.owner_id:
        raise Refusal("customer.same-owner", _("这家已经归 %(name)s 了。") % {"name": colleague.name})
    now = clock.now()
    Involvement.note({(customer.pk, colleague.pk)}, now)
    fresh = Involvement.objects.filter(customer=customer, person=colleague, joined_at=None)
    if not fresh.update(joined_at=now):
        raise Refusal("customer.joined", _("%(name)s 已经在一起跟了。") % {"name": colleague.name})
    record(
        CUSTOMER_JOINED, customer, by=by, **place(customer), colleague=colleague, personal={"reason": reason},
    )  # fmt: skip
    return customer


@act("customers.part", on=Customer, who=works_with, takes=Part, label=_("不再一起跟"))
def part(customer: Customer, *, by: Any, colleague: Any) -> Customer:
    """不再一起跟, by the owner, a leader, or the colleague himself. Who still has open deals there goes on seeing it."""
    if by is not None and colleague.pk != by.pk and not owner_or_leader(by, customer):
        raise Forbidden("no-right", _("这件事你没有权限做，可以请你的组长来做。"))
    there = Involvement.objects.filter(customer=customer, person=colleague).exclude(joined_at=None).first()
    if there is None:
        raise Refusal("customer.parted", _("%(name)s 没有在一起跟。") % {"name": colleague.name})
    since, joined_at = there.since, there.joined_at
    if (joined_at is not None and since < joined_at) or any(
        ask(colleague, [customer.pk]).get(customer.pk) for ask in OPEN_WORK
    ):
        Involvement.objects.filter(pk=there.pk).update(joined_at=None, share=None)
    else:
        there.delete()
    record(CUSTOMER_PARTED, customer, by=by, **place(customer), colleague=colleague)
    return customer


def joined(person: Any, ids: Iterable[int]) -> set[int]:
    """Those of these customers on which he works by the owner's consent."""
    theirs = Involvement.objects.filter(person=person, customer_id__in=list(ids)).exclude(joined_at=None)
    return set(theirs.values_list("customer_id", flat=True))
