"""One page of a list for one request: rows, links, chips; renders as page or as part."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from xiaodui.core import clock
from xiaodui.core.models import SavedView
from xiaodui.core.web.lists import sorts
from xiaodui.core.web.lists.keyset import page_of
from xiaodui.core.web.lists.narrowing import Narrowing

if TYPE_CHECKING:
    from xiaodui.core.web.lists.page import ListPage

COUNTED = 1000
"""Beyond this a list says 1000+: nobody reads on, and counting on costs."""


class Listing(Narrowing):
    def __init__(
        self, page: "ListPage", request: HttpRequest, rows: QuerySet[Any], extra: dict[str, Any], counted: Any = None
    ) -> None:
        super().__init__(page.filters_for(request.user), request)
        self.page, self.extra, self.today = page, extra, clock.today()
        self.order = sorts.chosen(page.sorts, request.GET.get("sort", ""), lambda: page.more_sorts(request.user))
        self.all, self.found = rows, self.narrow(rows)
        self.counted = counted if counted is not None and not self.narrowed else self.found.values("pk")
        self.rows, self.next = page_of(self.found, self.order, request.GET.get("after", ""), page.per_page)

    @cached_property
    def asked(self) -> dict[str, str]:
        sort = {"sort": self.order.text} if self.request.GET.get("sort") else {}
        return {**super().asked, **sort}

    @property
    def next_url(self) -> str:
        return self.url(after=self.next) if self.next else ""

    @property
    def here(self) -> str:
        return self.url(after=self.request.GET.get("after", ""))

    @property
    def first(self) -> bool:
        return not self.request.GET.get("after")

    @property
    def heads(self) -> list[dict[str, Any]]:
        return [self._head(column) for column in self.page.columns]

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
        sort = next((one for one in self.page.sorts if one.key == column.sort), None) if column.sort else None
        if sort:
            here = self.order.sort == sort
            falling = not self.order.falling if here else sort.falling
            head["url"] = self.url(sort=sorts.Order(sort, falling).text)
            head["way"] = ("descending" if self.order.falling else "ascending") if here else ""
        return head

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
        kept = SavedView.objects.of(self.person, self.page.key)
        return [{"view": one, "url": f"{self.path}?{one.query}", "here": one.query == self.query} for one in kept]

    @property
    def exports(self) -> list[dict[str, str]]:
        """Links to take this list away, for those with the right, once a room offers to write files."""
        if not self.page.export or not self.person.may("export"):
            return []
        try:
            made = [(name, reverse("export", args=[self.page.export, name])) for name in ("xlsx", "csv")]
        except NoReverseMatch:
            return []
        return [{"name": name.upper(), "url": f"{url}?{self.query}" if self.query else url} for name, url in made]

    def render(self, template: str, **context: Any) -> HttpResponse:
        """The page; for htmx the part `#list` alone."""
        part = self.request.headers.get("HX-Target") == "list"
        answer = render(self.request, "core/_list.html" if part else template, {"list": self, **self.extra, **context})
        # A page and its part share an address: what is kept of one must not answer for the other.
        answer["Vary"] = "HX-Request, HX-Target, Cookie"
        return answer
