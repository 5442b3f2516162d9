"""Places in the customers room where upper rooms show what they know of a customer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xiaodui.core.sockets import Socket, Tab


@dataclass(frozen=True)
class CustomerFigure:
    """An amount in the base currency at the head of the customer page; it opens to how it was made.

    `amount(person, customer)` counts what this person sees, None where there is nothing to count yet.
    `panel(request, customer)` gives the template that extends `core/_panel.html`, and its context.
    """

    key: str
    label: Any
    order: int
    amount: Callable[[Any, Any], Decimal | None]
    panel: Callable[[Any, Any], tuple[str, dict[str, Any]]]


CUSTOMER_FIGURES: Socket[CustomerFigure] = Socket("customer.figures", CustomerFigure)
CUSTOMER_ASIDE: Socket[Tab] = Socket("customer.aside", Tab)
"""What comes next with this customer: sections beside its timeline; a part may render to nothing."""
OPEN_WORK: Socket[Callable[[Any, Iterable[int]], dict[int, int]]] = Socket("customer.open-work", Callable)
"""(person, customer ids) → how many open deals of each this person sees. One query for a page of the list."""
