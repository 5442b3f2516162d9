"""A list's declaration: what it is narrowed by, ordered by, and which columns it shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from xiaodui.core.web.lists.columns import Column, in_order
from xiaodui.core.web.lists.filters import Bound, Filter
from xiaodui.core.web.lists.listing import Listing
from xiaodui.core.web.lists.sorts import Sort

_pages: dict[str, "ListPage"] = {}


def page_named(key: str) -> "ListPage | None":
    return _pages.get(key)


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """`row` is the template of one `<tr>`, given `row` and `person`. Where columns have keys, its cells stand in
    `{% cells %}` and come in the order that the reader chose, by default that of `columns`.

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
    more_columns: tuple[Column, ...] = ()
    """Those that are shown to who chose them."""
    plugged: Callable[[Any], Iterable[Column]] = lambda person: ()
    """The same, of rooms above, and those that people set up themselves."""
    ticks: bool = False
    """Whether rows can be ticked, to do one thing with several: `.tick-row` in its first cell."""
    reads: tuple[str, ...] = ()
    """The fields that every row brings; all of them where none are named."""

    def __post_init__(self) -> None:
        _pages[self.key] = self

    @property
    def is_arranged(self) -> bool:
        """Whether its columns can be chosen."""
        return any(one.key for one in self.columns)

    def offered(self, person: Any) -> list[Column]:
        return [one for one in (*self.columns, *self.more_columns, *self.plugged(person)) if one.key]

    def chosen(self, person: Any, keys: Sequence[str]) -> tuple[Column, ...]:
        """Columns by these keys in this order; what isn't offered to him is left out."""
        if not keys or not self.is_arranged:
            return self.columns
        known = {one.key: one for one in (*self.columns, *self.more_columns) if one.key}
        if any(key not in known for key in keys):
            known |= {one.key: one for one in self.plugged(person)}
        return in_order(self.columns, known, keys)

    def bind(self, params: Mapping[str, Any], person: Any) -> list[Bound]:
        return [one.bind(params, person) for one in self.filters_for(person)]

    def filters_for(self, person: Any) -> list[Filter]:
        return [*self.filters, *self.more(person)]

    def narrowed(self, rows: QuerySet[Any], params: Mapping[str, Any], person: Any) -> QuerySet[Any]:
        """The same rows that the page shows for these parameters, unsorted: for exports and sums."""
        for bound in self.bind(params, person):
            rows = bound.narrow(rows)
        return rows

    def show(
        self, request: HttpRequest, rows: QuerySet[Any], counted: Any = None,
        start: Callable[[Any, Any, Any], Any] | None = None, **extra: Any,
    ) -> Listing:  # fmt: skip
        """One page of `rows` (already in the reader's sight) for this request; four queries at most, with views.

        `counted` are as many and quicker to count: asked while nothing narrows the list. `start(rows, page, params)`
        leaves those with which the list begins, where what is asked for decides it.
        """
        return Listing(self, request, rows, extra, counted, start)
