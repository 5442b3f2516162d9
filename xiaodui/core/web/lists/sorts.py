"""Orders that a list offers. What is not declared can't be sorted by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet


@dataclass(frozen=True)
class Sort:
    """`column` may follow relations. A `nullable` one puts what has no value last, whichever way it goes."""

    key: str
    column: str
    falling: bool = False
    """The way it goes when it is first pressed."""
    nullable: bool = False
    label: Any = ""
    """What it is called where no column's head carries it."""
    annotate: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    """Puts `column` on the rows, where it isn't one of theirs."""


@dataclass(frozen=True)
class Order:
    """A sort with its way; `text` is how it stands in the query string ("-amount")."""

    sort: Sort
    falling: bool

    @property
    def text(self) -> str:
        return ("-" if self.falling else "") + self.sort.key

    def arrange(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        way = "-" if self.falling else ""
        if self.sort.annotate:
            rows = self.sort.annotate(rows)
        column: Any = f"{way}{self.sort.column}"
        if self.sort.nullable:
            # Only where it is needed: NULLS LAST keeps SQLite from walking an index.
            named = F(self.sort.column)
            column = named.desc(nulls_last=True) if self.falling else named.asc(nulls_last=True)
        return rows.order_by(column, f"{way}pk")

    def after(self, value: Any, pk: int) -> Q:
        """What follows the row with this value and id. The outer bound is what an index can seek to."""
        on, step = self.sort.column, "lt" if self.falling else "gt"
        beyond = Q(**{f"pk__{step}": pk})
        if value is None:
            return Q(**{f"{on}__isnull": True}) & beyond
        seek = Q(**{f"{on}__{step}e": value}) & (Q(**{f"{on}__{step}": value}) | beyond)
        return seek | Q(**{f"{on}__isnull": True}) if self.sort.nullable else seek


def chosen(sorts: tuple[Sort, ...], text: str, more: Callable[[], Iterable[Sort]] = tuple) -> Order:
    """The order that the query string asks for; the first one declared when it asks for none that is offered. `more` is
    asked only for a name that isn't declared."""
    name = text.removeprefix("-")
    for offered in (lambda: sorts, more) if name else ():
        for sort in offered():
            if sort.key == name:
                return Order(sort, text.startswith("-"))
    return Order(sorts[0], sorts[0].falling)
