"""Where a fact of a customer belongs: within the customer, to its owner and the owner's team now, whose pages hear it."""

from typing import Any

from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_LEVELED
from xiaodui.journal import record


def place(customer: Customer) -> dict[str, Any]:
    owner = customer.owner
    return {
        "within": customer, "owner": owner,
        "team": f"team:{owner.team_id}" if owner and owner.team_id else None,
    }  # fmt: skip


def tell_leveled(customer: Customer, before: str, by: Any) -> None:
    """Another intent: a fact of its own, so that the stock of each level can be told for any day."""
    if customer.level != before:
        record(
            CUSTOMER_LEVELED, customer, by=by, **place(customer), before=before, after=customer.level,
        )  # fmt: skip
