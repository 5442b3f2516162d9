"""One field of a customer, set where it stands: in a list or on its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid
from xiaodui.customers.acts.inputs import SetField
from xiaodui.customers.acts.rights import owner_or_leader
from xiaodui.customers.acts.telling import place, tell_leveled
from xiaodui.customers.guarding import guard
from xiaodui.customers.likeness import remember
from xiaodui.customers.models import Customer
from xiaodui.customers.models.customer import LEVELS
from xiaodui.customers.verbs import CUSTOMER_EDITED
from xiaodui.journal import record


@act("customers.set", on=Customer, who=owner_or_leader, takes=SetField, label=_("改一项"), several=50)
def set_field(customer: Customer, *, by: Any, field: str, value: str, version: int | None = None) -> Customer:
    """改一项: level, sector, region, source or campaign. Without a version the present one is taken (rows ticked together)."""
    guard(customer, by, "edit")
    if field == "level" and value not in {"", *dict(LEVELS)}:
        raise Invalid({"value": [_("意向写 A、B、C 或 D。")]})
    if len(value) > (longest := getattr(Customer._meta.get_field(field), "max_length", None) or 0):
        raise Invalid({"value": [_("太长了，最多 %(n)s 个字。") % {"n": longest}]})
    level = customer.level
    if edit_row(customer, version, {field: value}):
        if field == "region":
            remember([customer])
        if field != "level":
            record(CUSTOMER_EDITED, customer, by=by, **place(customer), fields=[field])
        tell_leveled(customer, level, by)
    return customer
