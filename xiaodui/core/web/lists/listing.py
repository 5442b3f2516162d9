"""One page of a list for one request: rows, links, chips; renders as page or as part."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from xiaodui.core import clock
from xiaodui.core.web.lists import sorts
from xiaodui.core.web.lists.columns import APART, Column, fetched, keys_said
from xiaodui.core.web.lists.kept import Kept, keeper
from xiaodui.core.web.lists.keyset import page_of
from xiaodui.core.web.lists.narrowing import Narrowing

if TYPE_CHECKING:
    from xiaodui.core.web.lists.page import ListPage

COUNTED = 1000
"""Beyond this a list says 1000+: nobody reads on, and counting on costs."""


class Listing(Narrowing):
    def __init__(
        self, page: "ListPage", request: HttpRequest, rows: QuerySet[Any], extra: dict[str, Any], counted: Any = None,
        start: Callable[[Any, Any, Any], Any] | None = None,
    ) -> None:  # fmt: skip
        self.keeper = keeper()
        self.kept = self.keeper.of(request.user, page.key) if self.keeper else Kept()
        opened = QueryDict(self.kept.opens.said) if self.kept.opens and not request.GET else request.GET
        super().__init__(page.filters_for(request.user), request, params=opened)
        self.page, self.extra, self.today = page, extra, clock.today()
        self.order = sorts.chosen(page.sorts, self.params.get("sort", ""), lambda: page.more_sorts(request.user))
        self.keys = keys_said(self.params.get("cols", ""))
        self.columns: tuple[Column, ...] = page.chosen(request.user, self.keys or self.kept.columns)
        self.all = start(rows, page, self.params) if start else rows
        self.found = self.narrow(self.all)
        self.counted = counted if counted is not None and not self.narrowed else self.found.values("pk")
        self.rows, self.next = page_of(self._brought(), self.order, self.params.get("after", ""), page.per_page)
        fetched(self.columns, self.rows, self.person)

    def _brought(self) -> Any:
        """The rows with what their columns show of them, and no more."""
        rows = self.found
        if joins := [name for one in self.columns for name in one.joins]:
            rows = rows.select_related(*joins)
        if self.page.reads:
            rows = rows.only(*self.page.reads, *(name for one in self.columns for name in one.reads))
        return rows

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose its columns: then all of them stand there, on narrow screens too."""
        return self.columns != self.page.columns

    @property
    def cols(self) -> str:
        return APART.join(one.key for one in self.columns)

    @cached_property
    def asked(self) -> dict[str, str]:
        sort = {"sort": self.order.text} if self.params.get("sort") else {}
        cols = {"cols": self.cols} if self.keys and self.is_chosen else {}
        return {**super().asked, **sort, **cols}

    def url(self, without: tuple[str, ...] = (), **changed: str) -> str:
        made = super().url(without, **changed)
        return self.clean if made == self.path else made

    @property
    def clean(self) -> str:
        """The list with nothing in force, also for who has it open with a view."""
        return f"{self.path}?view=none" if self.kept.opens else self.path

    @property
    def query(self) -> str:
        return super().url().partition("?")[2]

    @property
    def shown_query(self) -> str:
        """What a view keeps and a file repeats: the conditions, and the columns where they were chosen."""
        return super().url(cols=self.cols if self.is_chosen else "").partition("?")[2]

    @property
    def picking(self) -> str:
        """What the dialogs about columns and views are told: where the list stands, and what it shows."""
        return urlencode({"path": self.path, "query": self.shown_query, "cols": self.cols if self.is_chosen else ""})

    @property
    def next_url(self) -> str:
        return self.url(after=self.next) if self.next else ""

    @property
    def here(self) -> str:
        return self.url(after=self.params.get("after", ""))

    @property
    def first(self) -> bool:
        return not self.params.get("after")

    @property
    def heads(self) -> list[dict[str, Any]]:
        return [self._head(column) for column in self.columns]

    @property
    def keep_url(self) -> str:
        """Where this narrowing is kept for others; "" while nothing narrows, or nobody offers it."""
        if not (self.page.keep and self.narrowed):
            return ""
        try:
            return f"{reverse(self.page.keep)}?{urlencode({'query': self.query})}"
        except NoReverseMatch:
            return ""

    @property
    def more_sorts(self) -> list[dict[str, Any]]:
        """Orders that no column's head offers."""
        return [
            {
                "label": one.label,
                "url": self.url(sort=sorts.Order(one, one.falling).text),
                "here": self.order.sort.key == one.key,
            }
            for one in self.page.more_sorts(self.person)
        ]

    def _head(self, column: Any) -> dict[str, Any]:
        head: dict[str, Any] = {"label": column.label, "css": column.css, "url": "", "way": ""}
        sort = self._sort(column.sort) if column.sort else None
        if sort:
            here = self.order.sort.key == sort.key
            falling = not self.order.falling if here else sort.falling
            head["url"] = self.url(sort=sorts.Order(sort, falling).text)
            head["way"] = ("descending" if self.order.falling else "ascending") if here else ""
        return head

    def _sort(self, key: str) -> sorts.Sort | None:
        for offered in (lambda: self.page.sorts, lambda: self.page.more_sorts(self.person)):
            if found := next((one for one in offered() if one.key == key), None):
                return found
        return None

    @cached_property
    def count(self) -> str:
        if self.first and not self.next:
            return str(len(self.rows))
        if any(bound.values and bound.filter.quickly for bound in self.bound) and self._are_surely_more():
            return f"{COUNTED}+"
        n = self.counted.order_by()[: COUNTED + 1].count()
        return f"{COUNTED}+" if n > COUNTED else str(n)

    def _are_surely_more(self) -> bool:
        some = self.all
        for bound in self.bound:
            some = bound.narrow_quickly(some)
        return bool(some.values("pk").order_by()[: COUNTED + 1].count() > COUNTED)

    @cached_property
    def views(self) -> list[dict[str, Any]]:
        return [
            {
                "view": one,
                "url": f"{self.path}?{one.said}" if one.said else self.clean,
                "here": one.said == self.shown_query,
            }
            for one in self.kept.views
        ]

    @property
    def exports(self) -> list[dict[str, str]]:
        """Links to take this list away, for those with the right, once a room offers to write files."""
        if not self.page.export or not self.person.may("export"):
            return []
        try:
            made = [(name, reverse("export", args=[self.page.export, name])) for name in ("xlsx", "csv")]
        except NoReverseMatch:
            return []
        said = self.shown_query
        return [{"name": name.upper(), "url": f"{url}?{said}" if said else url} for name, url in made]

    def render(self, template: str, **context: Any) -> HttpResponse:
        """The page; for htmx the part `#list` alone."""
        part = self.request.headers.get("HX-Target") == "list"
        answer = render(self.request, "core/_list.html" if part else template, {"list": self, **self.extra, **context})
        # A page and its part share an address: what is kept of one must not answer for the other.
        answer["Vary"] = "HX-Request, HX-Target, Cookie"
        return answer
