"""Back to the list that somebody came from."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from xiaodui.core.web.dialogs import go


def asked(request: HttpRequest, name: str, most: int = 1000) -> str:
    said = request.POST if request.method == "POST" else request.GET
    return said.get(name, "").replace("\x00", "")[:most]


def path_of(request: HttpRequest) -> str:
    """The list's own address; no other site's."""
    path = asked(request, "path") or "/"
    return path if url_has_allowed_host_and_scheme(path, None) and path.startswith("/") else "/"


def back(request: HttpRequest, query: str = "") -> HttpResponse:
    return go(request, path_of(request) + (f"?{query}" if query else ""))


def parted(query: str) -> tuple[str, list[str]]:
    """(the conditions, the keys of the columns) of what a list showed."""
    pairs = parse_qsl(query[:1500])
    cols = next((value for name, value in pairs if name == "cols"), "")
    return urlencode([pair for pair in pairs if pair[0] not in {"cols", "after", "view"}]), [
        c for c in cols.split(".") if c
    ]
