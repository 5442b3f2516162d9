"""Adding and editing customers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import initials, squash
from xiaodui.customers.acts.inputs import EditCustomer, NewCustomer
from xiaodui.customers.acts.rights import owner_or_leader, sells
from xiaodui.customers.acts.telling import place
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.verbs import CUSTOMER_ADDED, CUSTOMER_EDITED
from xiaodui.journal import record


def built(by: Any, given: dict[str, Any]) -> Customer:
    """The row that this input makes, unsaved; without an owner it is the maker's, if he sells."""
    given = dict(given)
    name, owner = given.pop("name"), given.pop("owner", None) or by
    now = clock.now()
    return Customer(**given, owner=owner, created_at=now, touched_at=now, owned_since=now if owner else None).named(
        name
    )


def tell_added(customer: Customer, by: Any) -> None:
    record(
        CUSTOMER_ADDED, customer, by=by, **place(customer), at=customer.created_at, personal={"name": customer.name},
        level=customer.level,
    )  # fmt: skip


@act("customers.create", who=sells, takes=NewCustomer, label=_("新客户"))
def create(*, by: Any, **given: Any) -> Customer:
    """建客户. The same name (but for spaces, width and case) is refused: two records of one company start every quarrel."""
    customer = built(by, given)
    refuse_twice(customer.folded)
    customer.save(force_insert=True)
    if customer.owner_id:
        Involvement.note({(customer.pk, customer.owner_id)}, customer.created_at)
    tell_added(customer, by)
    return customer


def refuse_twice(folded: str, but: int | None = None) -> None:
    if not folded:
        raise Refusal("customer.nameless", _("名称里要有字或数字，只有标点认不出是哪一家。"))
    there = Customer.objects.filter(folded=folded).exclude(pk=but or 0).select_related("owner").first()
    if there:
        raise Refusal(
            "customer.exists",
            _("「%(name)s」已经在系统里，归 %(owner)s。要一起做，先找对方或组长。")
            % {"name": there.name, "owner": there.owner.name if there.owner else _("还没有人")},
        )


@act("customers.edit", on=Customer, who=owner_or_leader, takes=EditCustomer, label=_("改资料"))
def edit(
    customer: Customer, *, by: Any, version: int, name: str, parent: Customer | None = None, **rest: Any
) -> Customer:
    if parent is not None:
        _refuse_loop(customer, parent)
    elif customer.parent_id and by and not Customer.objects.visible_to(by).filter(pk=customer.parent_id).exists():
        parent = customer.parent  # what he doesn't see he can't mean to take away
    folded = squash(name)[:160]
    if folded != customer.folded:
        refuse_twice(folded, but=customer.pk)
    changes = {**rest, "parent": parent, "name": name, "folded": folded, "initials": initials(name)[:60]}
    before = edit_row(customer, version, changes)
    if before:
        record(CUSTOMER_EDITED, customer, by=by, **place(customer), fields=sorted(set(before) - {"folded", "initials"}))
    return customer


def _refuse_loop(customer: Customer, parent: Customer | None) -> None:
    seen = {customer.pk}
    while parent is not None:
        if parent.pk in seen:
            raise Refusal("customer.loop", _("上级公司绕回了自己，换一家。"))
        seen.add(parent.pk)
        parent = parent.parent
