"""Columns: those a list shows by itself, and those that a reader may choose beside them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

APART = "."
"""Between keys in an address: `?cols=name.level.source`."""
LONGEST = 40


@dataclass(frozen=True)
class Column:
    """A head of the table. `sort` is the key of a declared sort; `css` r (right), opt (left out on narrow screens).

    One with a `key` may be chosen, moved and left out; one that `stays` is always there: the name a row goes by, its
    buttons. Where the row's template has no cell of that key, the plain cell says its value as what it is: `kind` text,
    number, money, day, instant, tags.
    """

    label: Any
    sort: str = ""
    css: str = ""
    key: str = ""
    kind: str = "text"
    stays: bool = False
    value: Callable[[Any], Any] | None = None
    """What a plain cell says of a row; by default its attribute of that key."""
    fetch: Callable[[Any, Sequence[int]], dict[int, Any]] | None = None
    """(person, the ids of the page's rows) → values in his sight. One query, asked only where the column is shown."""
    reads: tuple[str, ...] = ()
    """Fields that the row must bring, beyond those that every row of this list brings."""
    joins: tuple[str, ...] = ()
    """Relations that it must bring."""

    def of(self, row: Any) -> Any:
        if self.fetch:
            return row.fetched.get(self.key)
        return self.value(row) if self.value else getattr(row, self.key, None)


def keys_said(text: str) -> list[str]:
    """The keys in an address, each once, in order."""
    return list(dict.fromkeys(key[:LONGEST] for key in text[:900].split(APART) if key))


def in_order(columns: Sequence[Column], offered: dict[str, Column], keys: Sequence[str]) -> tuple[Column, ...]:
    """Those of `offered` by these keys: what stays keeps its end of the row. None known: `columns` as they are."""
    chosen = [offered[key] for key in keys if key in offered and not offered[key].stays]
    if not chosen:
        return tuple(columns)
    ahead = [one for one in columns[:1] if one.stays]
    behind = [one for one in columns[1:] if one.stays]
    return (*ahead, *chosen, *behind)


def fetched(columns: Iterable[Column], rows: Sequence[Any], person: Any) -> None:
    """Put on each row what its columns ask of other tables, a query a column."""
    asking = [one for one in columns if one.fetch]
    if not asking:
        return
    ids = [row.pk for row in rows]
    found = {one.key: one.fetch(person, ids) if ids and one.fetch else {} for one in asking}
    for row in rows:
        row.fetched = {key: values.get(row.pk) for key, values in found.items()}
