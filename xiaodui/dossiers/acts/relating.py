"""How customers stand to each other."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.dossiers.acts.inputs import Relate
from xiaodui.dossiers.acts.rights import works_with_its
from xiaodui.dossiers.models import Relation
from xiaodui.dossiers.models.relation import BOTH_WAYS
from xiaodui.dossiers.verbs import CUSTOMERS_PARTED, CUSTOMERS_RELATED
from xiaodui.journal import record


@act("customers.relate", on=Customer, who=works_with, takes=Relate, label=_("记关系"))
def relate(customer: Customer, *, by: Any, other: Customer, kind: str, note: str = "") -> Relation:
    """记关系. One needs to see both; the other customer itself isn't changed."""
    guard(customer, by, "edit")
    if other.pk == customer.pk:
        raise Refusal("relation.self", _("选另一家客户，不能是它自己。"))
    same = Q(customer=customer, other=other)
    if kind in BOTH_WAYS:
        same |= Q(customer=other, other=customer)
    if Relation.objects.filter(same, kind=kind).exists():
        raise Refusal("relation.exists", _("这个关系已经记过了。"))
    made = Relation.objects.create(customer=customer, other=other, kind=kind, note=note)
    record(CUSTOMERS_RELATED, customer, by=by, **place(customer), other=other, kind=kind)
    return made


@act("relations.remove", on=Relation, who=works_with_its, label=_("去掉"))
def part(relation: Relation, *, by: Any) -> Relation:
    guard(relation.customer, by, "edit")
    if not Relation.objects.filter(pk=relation.pk).delete()[0]:
        raise Refusal("stale", _("刚才已经去掉了，刷新后再看。"))
    customer = relation.customer
    record(CUSTOMERS_PARTED, customer, by=by, **place(customer), other=relation.other, kind=relation.kind)
    return relation
