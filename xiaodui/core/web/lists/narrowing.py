"""What a request narrows a page to: filters read from the query string, and links that change one of them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from xiaodui.core.web.lists.filters import Bound, Filter


def said_by(request: HttpRequest) -> QueryDict:
    """The query string in force: a press on a part says nothing itself, so the address of its page speaks."""
    if request.method == "POST":
        return QueryDict(urlsplit(request.headers.get("HX-Current-URL", "")).query)
    return request.GET


class Narrowing:
    """Used as it is by boards, and by lists with sorting and paging on top."""

    def __init__(
        self, filters: Sequence[Filter], request: HttpRequest, path: str = "", params: QueryDict | None = None
    ) -> None:
        """`path` is where its links lead; by default to the address that was asked. `params` speak instead of its query."""
        self.request, self.path = request, path or request.path
        self.person: Any = request.user
        self.params = said_by(request) if params is None else params
        self.bound: list[Bound] = [one.bind(self.params, request.user) for one in filters]

    def narrow(self, rows: Any) -> Any:
        for bound in self.bound:
            rows = bound.narrow(rows)
        return rows

    @property
    def main(self) -> list[Bound]:
        return [bound for bound in self.bound if bound.filter.main]

    @property
    def others(self) -> list[Bound]:
        return [bound for bound in self.bound if not bound.filter.main]

    @property
    def others_active(self) -> int:
        return sum(bound.active for bound in self.others)

    @property
    def narrowed(self) -> bool:
        return any(bound.active for bound in self.bound)

    @cached_property
    def asked(self) -> dict[str, str]:
        """What is in force, by name, without paging: what a saved view keeps and an export repeats."""
        return {name: bound.typed[name] for bound in self.bound for name in bound.values}

    def url(self, without: tuple[str, ...] = (), **changed: str) -> str:
        said = urlencode({name: v for name, v in {**self.asked, **changed}.items() if name not in without and v != ""})
        return f"{self.path}?{said}" if said else self.path

    @property
    def query(self) -> str:
        return self.url().partition("?")[2]

    @property
    def chips(self) -> list[dict[str, str]]:
        return [{"text": chip.text, "url": self.url(chip.names)} for bound in self.bound if (chip := bound.chip)]
