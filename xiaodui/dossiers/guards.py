"""What isn't done before a field is filled in: said on every path, by the customers' own guards."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal
from xiaodui.customers.sockets import Touch
from xiaodui.dossiers.models import Field, Value
from xiaodui.dossiers.setup import setup


def before_selling(touches: Sequence[Touch]) -> list[Refusal | None]:
    wanted = [touch.customer.pk for touch in touches if touch.what == "sell"]
    missing = lacking(wanted, "sell") if wanted else {}
    return [
        refusal(touch.customer, missing[touch.customer.pk])
        if touch.what == "sell" and missing.get(touch.customer.pk) else None
        for touch in touches
    ]  # fmt: skip


def lacking(ids: Iterable[int], step: str) -> dict[int, list[Field]]:
    """Of each customer, the fields that this step needs and that say nothing yet. No query where no field is needed."""
    needed, wanted = setup().needed(step), sorted(set(ids))
    if not needed or not wanted:
        return {}
    rows = Value.objects.filter(customer__in=wanted, field__in=needed).values_list("customer_id", "field_id")
    there = set(rows)
    return {pk: [field for field in needed if (pk, field.pk) not in there] for pk in wanted}


def refusal(customer: Any, fields: Sequence[Field]) -> Refusal:
    names = "、".join(field.label for field in fields)
    return Refusal(
        "customer.unfilled",
        _("「%(name)s」还差：%(fields)s。先在档案里填上，再来这一步。") % {"name": customer.name, "fields": names},
    )
