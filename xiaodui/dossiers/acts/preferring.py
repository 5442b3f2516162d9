"""What suits a customer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.dossiers.acts.inputs import Prefer
from xiaodui.dossiers.models import Dossier
from xiaodui.dossiers.verbs import CUSTOMER_PREFERS
from xiaodui.journal import record


@act("customers.prefer", on=Customer, who=works_with, takes=Prefer, label=_("记习惯和需求"))
def prefer(customer: Customer, *, by: Any, version: int, **given: Any) -> Customer:
    guard(customer, by, "edit")
    dossier, _made = Dossier.objects.get_or_create(customer=customer)
    before = edit_row(dossier, version, given)
    if before:
        kept = {name: str(given[name]) for name in ("needs", "likes", "taboo") if name in before and given[name]}
        record(CUSTOMER_PREFERS, customer, by=by, **place(customer), fields=sorted(before), personal=kept or None)
    return customer
