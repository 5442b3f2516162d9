"""Phones that nobody may read before he has claimed the customer don't leave in a file either."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from xiaodui.core.sockets import ListExport
from xiaodui.pool.models import Place
from xiaodui.pool.rules.masks import phone

CHUNK = 500
OF_CUSTOMERS = {"customers", "my-customers", "leads"}
"""Lists whose rows are customers, by their id."""


def masked(one: ListExport, person: Any, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """The same rows; of a customer that waits in a pool the phone is masked, but for the owner of the house."""
    places = {key: place for place, (key, _label) in enumerate(one.columns)}
    if one.key not in OF_CUSTOMERS or person.is_owner or not {"id", "phone"} <= set(places):
        return rows
    return _hidden(rows, places["id"], places["phone"])


def _hidden(rows: Iterable[Sequence[Any]], of: int, at: int) -> Iterator[Sequence[Any]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        waiting = set(
            Place.objects.filter(customer__in=[row[of] for row in chunk]).values_list("customer_id", flat=True)
        )
        for row in chunk:
            yield [*row[:at], phone(row[at] or ""), *row[at + 1 :]] if row[of] in waiting else row
