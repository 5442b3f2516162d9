"""A card of the board: what it says, drawn once for all who see the same.

Drawing a hundred cards costs more than asking for them, and most boards show the same ones. A card is a function of
its face, so what was drawn may be used again as long as the face is the same; nothing has to be invalidated.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from xiaodui.deals.rules import full_days, is_stuck

KEPT = 8192
"""About 8 MB of a process's memory."""


class Face(NamedTuple):
    """Everything that a card shows. `person` is the owner as the `avatar` tag wants him."""

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
    mark: str = ""

    @property
    def person(self) -> dict[str, Any]:
        return {"pk": self.owner, "id": self.owner, "name": self.owner_name}

    @property
    def late(self) -> bool:
        return self.next_on is not None and self.next_on < self.today


FIELDS = (
    "pk", "version", "title", "customer__name", "amount", "currency", "owner_id", "owner__name", "owner__team_id",
    "owner__team__path", "next_step", "next_on", "won_on", "lost_on", "stage_id", "stage_since",
)  # fmt: skip
"""What a card needs of a deal. Rows, not records: a board shows a hundred, and building records costs most of it."""


def face_of(
    row: Any, usual: int, movable: bool, now: datetime, today: date, language: str | None, mark: str = ""
) -> Face:
    """The face of a row of FIELDS; `usual` are the days usual in its stage, `mark` what a room above says of it."""
    days = full_days(row.stage_since, now)
    customer = row.customer__name or ""
    is_open = row.won_on is None and row.lost_on is None
    return Face(
        row.pk, row.version, row.title, "" if customer in row.title else customer, row.amount, row.currency,
        row.owner_id, row.owner__name, row.next_step, row.next_on, row.won_on, days, usual,
        is_open and is_stuck(days, usual), movable, today, language, mark,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def drawn(face: Face) -> SafeString:
    return render_to_string("deals/_card.html", {"card": face})
