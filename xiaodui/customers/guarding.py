"""Whether a colleague may touch a customer at all: asked on every path before anything is written.

The customers room knows owners only. Rooms above know of protection, registration and rulings, and plug `GUARDS`.
"""

from collections.abc import Sequence
from typing import Any, Literal

from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import GUARDS, Touch

What = Literal["take", "sell", "contact", "edit", "merge"]
"""take: it changes hands · sell: a deal, quote or order · contact: a follow-up · edit: its data and contacts · merge."""


def guard(customer: Customer | None, by: Any, what: What, to: Any = None) -> None:
    """Raises the first guard's Refusal. `to` is who would own, sell or follow up, by default who does it; without a
    customer, or for the system itself (`by=None`), nothing is asked."""
    if customer is None or by is None:
        return
    for refusal in guarded([Touch(customer, by, what, to or by)]):
        if refusal:
            raise refusal


def guarded(touches: Sequence[Touch]) -> list[Refusal | None]:
    """The same for many, in order; each guard asks the database once for all."""
    answers: list[Refusal | None] = [None] * len(touches)
    for ask in GUARDS:
        for place, refusal in enumerate(ask(touches)):
            answers[place] = answers[place] or refusal
    return answers
