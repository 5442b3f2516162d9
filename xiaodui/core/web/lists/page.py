"""A list's declaration: what it is narrowed by, ordered by, and which columns it shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from xiaodui.core.web.lists.filters import Bound, Filter
from xiaodui.core.web.lists.listing import Listing
from xiaodui.core.web.lists.sorts import Sort


@dataclass(frozen=True)
class Column:
    """A head of the table. `sort` is the key of a declared sort; `css` r (right), opt (left out on narrow screens)."""

    label: Any
    sort: str = ""
    css: str = ""


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """`row` is the template of one `<tr>`, given `row` and `person`; its cells stand in the order of `columns`.

    The first sort is the one used when none is asked for. `export` names a ListExport.
    """

    key: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    sorts: tuple[Sort, ...]
    row: str
    per_page: int = 50
    export: str = ""
    live: str = ""
    """The topic ("deal") on whose pokes the list asks again."""
    empty: Any = ""
    """What to do next when nothing is found and nothing was narrowed."""
    more: Callable[[Any], Iterable[Filter]] = lambda person: ()
    """Filters of rooms above, and those that people set up themselves, for this reader."""
    keep: str = ""
    """The URL name where a narrowing is kept for others too (`?query=`), once a room offers it."""
    more_sorts: Callable[[Any], Iterable[Sort]] = lambda person: ()

    def bind(self, params: Mapping[str, Any], person: Any) -> list[Bound]:
        return [one.bind(params, person) for one in self.filters_for(person)]

    def filters_for(self, person: Any) -> list[Filter]:
        return [*self.filters, *self.more(person)]

    def narrowed(self, rows: QuerySet[Any], params: Mapping[str, Any], person: Any) -> QuerySet[Any]:
        """The same rows that the page shows for these parameters, unsorted: for exports and sums."""
        for bound in self.bind(params, person):
            rows = bound.narrow(rows)
        return rows

    def show(self, request: HttpRequest, rows: QuerySet[Any], counted: Any = None, **extra: Any) -> Listing:
        """One page of `rows` (already in the reader's sight) for this request; four queries at most, with views.

        `counted` are as many and quicker to count: asked while nothing narrows the list.
        """
        return Listing(self, request, rows, extra, counted)
