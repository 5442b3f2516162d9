"""Where a fact of a customer belongs: within the customer, to its owner and the owner's team now, whose pages hear it."""

from typing import Any

from xiaodui.customers.models import Customer


def place(customer: Customer) -> dict[str, Any]:
    owner = customer.owner
    return {
        "within": customer, "owner": owner,
        "team": f"team:{owner.team_id}" if owner and owner.team_id else None,
    }  # fmt: skip
