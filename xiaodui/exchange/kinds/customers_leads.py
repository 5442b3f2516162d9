"""Leads: companies that somebody heard of, brought as a list; qualified one by one."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.customers.acts import create_lead
from xiaodui.customers.acts.inputs import NewLead
from xiaodui.customers.acts.leads import parted
from xiaodui.customers.models import Customer
from xiaodui.exchange.kinds.customers import CustomerTaker
from xiaodui.exchange.kinds.kind import Kind

LEFT_OUT = {"website", "employees", "revenue"}


class LeadTaker(CustomerTaker):
    """The same columns but for what nobody knows of a lead yet."""

    creates = create_lead
    takes = NewLead
    columns = tuple(column for column in CustomerTaker.columns if column.name not in LEFT_OUT)

    def drafted(self, by: Any, said: Any) -> Customer:
        return parted(by, {name: getattr(said, name) for name in type(said).model_fields})[0]


LEADS = Kind(
    "leads", pgettext_lazy("menu", "线索"), _("听说的公司、联系人、电话和来源。已经有人在跟的不会重复建。"), "target", "线索", "leads",
    LeadTaker, create_lead.may, chunk=60,
)  # fmt: skip
