"""Other names of a customer: it is found by them, and nobody adds it a second time under one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts.inputs import NewAlias
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.acts.taken import refuse_taken
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import remember
from xiaodui.customers.models import Alias, Customer
from xiaodui.customers.verbs import ALIAS_ADDED, ALIAS_REMOVED
from xiaodui.journal import record
from xiaodui.matching import Known


def names_it(by: Any, alias: Alias) -> bool:
    return owner_or_leader(by, alias.customer)


@act("customers.add_alias", on=Customer, who=owner_or_leader, takes=NewAlias, label=_("记别名"))
def add_alias(customer: Customer, *, by: Any, name: str, kind: str) -> Alias:
    """记别名. A name that is surely another customer's is refused, or one could be taken over by a name."""
    guard(customer, by, "edit")
    folded = squash(name)[:160]
    refuse_taken(folded, Known(name), by, "edit", but=customer.pk)
    if folded == customer.folded or customer.aliases.filter(folded=folded).exists():
        raise Refusal("alias.twice", _("「%(name)s」已经是它的名字了。") % {"name": name})
    alias = Alias(customer=customer, kind=kind).named(name)
    alias.save(force_insert=True)
    remember([customer])
    record(ALIAS_ADDED, customer, by=by, **place(customer), kind=kind, personal={"alias": name})
    return alias


@act("aliases.remove", on=Alias, who=names_it, label=_("去掉"))
def remove_alias(alias: Alias, *, by: Any) -> Alias:
    customer = alias.customer
    guard(customer, by, "edit")
    alias.delete()
    remember([customer])
    record(ALIAS_REMOVED, customer, by=by, **place(customer), kind=alias.kind, personal={"alias": alias.name})
    return alias
