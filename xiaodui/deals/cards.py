"""A card of the board: what it says, drawn once for all who see the same.

Drawing a hundred cards costs more than asking for them, and most boards show the same ones. A card is a function of
its face, so what was drawn may be used again as long as the face is the same; nothing has to be invalidated.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xiaodui.core import clock
from xiaodui.deals.models import Deal

KEPT = 8192
"""About 8 MB of a process's memory."""


class Face(NamedTuple):
    """Everything that a card shows. `person` is the owner as `core/_avatar.html` wants him."""

    pk: int
    version: int
    title: str
    customer: str
    amount: Any
    currency: str
    owner: int
    owner_name: str
    next_step: str
    next_on: date | None
    won_on: date | None
    days: int
    usual: int
    stuck: bool
    movable: bool
    today: date
    language: str | None

    @property
    def person(self) -> dict[str, Any]:
        return {"pk": self.owner, "id": self.owner, "name": self.owner_name}

    @property
    def late(self) -> bool:
        return self.next_on is not None and self.next_on < self.today


def face_of(deal: Deal, movable: bool) -> Face:
    """Needs `stage`, `owner` and `customer` at hand."""
    customer = deal.customer.name if deal.customer else ""
    return Face(
        deal.pk, deal.version, deal.title, "" if customer in deal.title else customer, deal.amount, deal.currency,
        deal.owner_id, deal.owner.name, deal.next_step, deal.next_on, deal.won_on, deal.days_in_stage,
        deal.stage.usual_days, deal.is_stuck, movable, clock.today(), get_language(),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def drawn(face: Face) -> SafeString:
    return render_to_string("deals/_card.html", {"card": face})
