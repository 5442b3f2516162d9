"""Paging by key: a page begins after a row, not at a number, so deep pages cost what the first one costs."""

import base64
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from xiaodui.core.web.lists.sorts import Order


def pack(text: str) -> str:
    """Text as it may stand in an address."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpack(text: str) -> str:
    """Raises ValueError when it was not packed here."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def encode(order: Order, value: Any, pk: int) -> str:
    return pack(json.dumps([order.text, None if value is None else str(value), pk], separators=(",", ":")))


def decode(text: str, order: Order, column: "models.Field[Any, Any]") -> tuple[Any, int] | None:
    """(value, pk), or None when the text is broken or belongs to another order: then the first page is shown."""
    try:
        said, value, pk = json.loads(unpack(text))
        if said != order.text or not isinstance(pk, int):
            return None
        return (None if value is None else column.to_python(value)), pk
    except (ValueError, TypeError, ValidationError):
        return None


def column_of(rows: Any, path: str) -> "models.Field[Any, Any]":
    """The field that `a__b` ends at, or the annotation of that name."""
    if path in rows.query.annotations:
        return rows.query.annotations[path].output_field  # type: ignore[no-any-return]
    model = rows.model
    names = path.split("__")
    for name in names[:-1]:
        model = model._meta.get_field(name).related_model
    name = names[-1]
    return model._meta.pk if name == "pk" else model._meta.get_field(name)  # type: ignore[no-any-return]


def value_of(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name, None)
    return row


def page_of(rows: QuerySet[Any], order: Order, after: str, size: int) -> tuple[list[Any], str]:
    """Up to `size` rows that follow `after`, and the text for the next page ("" on the last). One query."""
    column = order.sort.column
    rows = order.arrange(rows)
    place = decode(after, order, column_of(rows, column)) if after else None
    if place:
        rows = rows.filter(order.after(*place))
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    return found, encode(order, value_of(found[-1], column), found[-1].pk) if more else ""
