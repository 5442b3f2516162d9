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
from xiaodui.customers.acts.taken import refuse_taken
from xiaodui.customers.acts.telling import place, tell_leveled
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import known_of, remember, remember_new
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.customers.verbs import CUSTOMER_ADDED, CUSTOMER_EDITED, LEAD_ADDED
from xiaodui.journal import record

FOUND_BY = {"name", "phone", "tax_number", "region"}


def built(by: Any, given: dict[str, Any]) -> Customer:
    """The row that this input makes, unsaved; without an owner it is the maker's, or with `nobody` nobody's: then it waits
    in a pool and goes by the rules of assignment."""
    given = dict(given)
    name, nobody = given.pop("name"), given.pop("nobody", False)
    owner = given.pop("owner", None) or (None if nobody else by)
    now = clock.now()
    since = {"created_at": now, "touched_at": now, "owned_since": now if owner else None}
    return Customer(**given, **since, owner=owner, qualified_on=clock.day_of(now)).named(name)


def place_new(customer: Customer, by: Any, contact: Contact | None = None) -> None:
    """Put it where it belongs, unless somebody has it already: row, involvement, fact. `contact` comes with it."""
    humans = [contact] if contact else []
    refuse_taken(customer.folded, known_of(customer, humans), by, "create")
    customer.save(force_insert=True)
    remember_new([customer], {customer.pk: humans})
    if customer.owner_id:
        Involvement.note({(customer.pk, customer.owner_id)}, customer.created_at)
    tell_added(customer, by)


def tell_added(customer: Customer, by: Any) -> None:
    record(
        LEAD_ADDED if customer.is_lead else CUSTOMER_ADDED, customer, by=by, **place(customer), at=customer.created_at,
        personal={"name": customer.name}, level=customer.level, source=customer.source, campaign=customer.campaign,
    )  # fmt: skip


@act("customers.create", who=sells, takes=NewCustomer, label=_("新客户"))
def create(*, by: Any, **given: Any) -> Customer:
    """建客户. One that is there already under this name or one that is surely its own is refused: two records of one
    company start every quarrel."""
    customer = built(by, given)
    place_new(customer, by)
    return customer


@act("customers.edit", on=Customer, who=owner_or_leader, takes=EditCustomer, label=_("改资料"))
def edit(
    customer: Customer, *, by: Any, version: int, name: str, parent: Customer | None = None, **rest: Any
) -> Customer:
    guard(customer, by, "edit")
    if parent is not None:
        _refuse_loop(customer, parent)
    elif customer.parent_id and by and not Customer.objects.visible_to(by).filter(pk=customer.parent_id).exists():
        parent = customer.parent  # what he doesn't see he can't mean to take away
    folded = squash(name)[:160]
    if folded != customer.folded or rest.get("tax_number", customer.tax_number) != customer.tax_number:
        _refuse_renaming(customer, by, name, rest)
    changes = {**rest, "parent": parent, "name": name, "folded": folded, "initials": initials(name)[:60]}
    before = edit_row(customer, version, changes)
    if before:
        if FOUND_BY & set(before):
            remember([customer])
        fields = sorted(set(before) - {"folded", "initials", "level"})
        if fields:
            record(CUSTOMER_EDITED, customer, by=by, **place(customer), fields=fields)
        tell_leveled(customer, before.get("level", customer.level), by)
    return customer


def _refuse_renaming(customer: Customer, by: Any, name: str, rest: dict[str, Any]) -> None:
    """A new name or tax number must not make it somebody else's customer. What it was known by stays out of it."""
    said = {key: rest.get(key, getattr(customer, key)) for key in ("phone", "tax_number", "region")}
    asked = Customer(**said).named(name)
    refuse_taken(asked.folded, known_of(asked), by, "edit", but=customer.pk)


def _refuse_loop(customer: Customer, parent: Customer | None) -> None:
    seen = {customer.pk}
    while parent is not None:
        if parent.pk in seen:
            raise Refusal("customer.loop", _("上级公司绕回了自己，换一家。"))
        seen.add(parent.pk)
        parent = parent.parent
