"""Receipts as they are drawn: the same for whoever reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xiaodui.receipts.models import Known, Receipt


@dataclass(frozen=True)
class Drawn:
    """`by` are the ids of those who know, `apart` of those who aren't asked: its author, and whoever asked."""

    receipt: Receipt
    by: tuple[int, ...]
    apart: tuple[int, ...]

    @property
    def share(self) -> float:
        return self.receipt.known / self.receipt.asked if self.receipt.asked else 0.0

    @property
    def all_know(self) -> bool:
        return self.receipt.known >= self.receipt.asked


def drawn(ids: Sequence[int]) -> Mapping[int, Drawn]:
    """Two queries for any number."""
    by = defaultdict(list)
    for pk, person in (
        Known.objects.filter(receipt__in=ids)
        .exclude(known_at=None)
        .order_by("known_at")
        .values_list("receipt_id", "person_id")
    ):
        by[pk].append(person)
    rows = Receipt.objects.filter(pk__in=ids).select_related("asked_by", "message")
    return {one.pk: Drawn(one, tuple(by[one.pk]), _apart(one)) for one in rows}


def _apart(receipt: Receipt) -> tuple[int, ...]:
    return tuple({pk for pk in (receipt.message.author_id, receipt.asked_by_id) if pk})
