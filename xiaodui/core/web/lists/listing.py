"""One page of a list for one request: rows, links, chips; renders as page or as part."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

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
    def __init__(self, page: "ListPage", request: HttpRequest, rows: QuerySet[Any], extra: dict[str, Any]) -> None:
        super().__init__(page.filters, request)
        self.page, self.extra, self.today = page, extra, clock.today()
        self.order = sorts.chosen(page.sorts, request.GET.get("sort", ""))
        self.found = self.narrow(rows)
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
        n = self.found.order_by().values("pk")[: COUNTED + 1].count()
        return f"{COUNTED}+" if n > COUNTED else str(n)

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
