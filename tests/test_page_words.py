"""Whatever stands in an address, a page answers: no word of a query and no half-typed date is a 5xx.

A page that reads its query at all is asked with every value; to the others one address is as good as another.
"""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.utils.functional import cached_property

from tests.cast import Cast, sign_in
from tests.targets import set_up_targets
from tests.test_pages import address, patterns

WORDS = ["q", "from", "to", "after", "before", "sort", "owner", "team", "stage", "customer", "product", "level", "state",
         "by", "cut", "period", "measure", "month", "day", "on", "code", "page", "limit", "key", "name", "n",
         "p", "family", "seen", "show", "shown", "tab", "teams", "under", "min", "max", "size", "filter", "view",
         "person", "kind", "verb", "subject", "within", "who", "what", "since", "until", "of", "seq", "next", "bar"]  # fmt: skip
VALUES = ["\x00", "9" * 30, "-1", "0001-01-01", "9999-12-31", "2026-02-30", "0001-01", "9999-12", "9999-Q4", "0000-Q0",
          "\udcff", "x" * 3000, "1,2", "١٢", "²", "None", "person:99999999999999999999999", "%", "__", "([", '"', "\\"]  # fmt: skip


def queries(rich: bool) -> list[str]:
    """Each value in every word at once, so that a page costs as many requests as there are values; `rich`, also alone."""
    together = ["?" + "&".join(f"{word}={said(value)}" for word in WORDS) for value in VALUES]
    return together + [f"?{word}={said(value)}" for word in WORDS for value in VALUES] if rich else together


def said(value: str) -> str:
    return quote(value.encode("utf-8", "surrogateescape"))


MIXED = "?" + "&".join(f"{word}={said(VALUES[1 + at % (len(VALUES) - 1)])}" for at, word in enumerate(WORDS))
"""Another value in each word; not NUL, which is refused before any page sees it."""

Asks = Callable[[Client, str], tuple[int, bool]]


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> Asks:
    """The status of an address, and whether its answer looked into the query for whatever word."""
    looked: list[WSGIRequest] = []
    parse = WSGIRequest.__dict__["GET"].func

    def noted(request: WSGIRequest) -> object:
        looked.append(request)
        return parse(request)

    watched = cached_property(noted)
    watched.__set_name__(WSGIRequest, "GET")
    monkeypatch.setattr(WSGIRequest, "GET", watched)

    def ask(client: Client, where: str) -> tuple[int, bool]:
        looked.clear()
        return client.get(where).status_code, bool(looked)

    return ask


def broken(cast: Cast, asks: Asks, rich: bool) -> tuple[list[str], list[str]]:
    """(addresses that broke, pages that read their query)."""
    targets = set_up_targets(cast)
    client = sign_in(Client(raise_request_exception=False), cast.laozhou)
    found, reading = [], []
    for route, pattern in patterns():
        where = address(route, pattern, targets)
        bare, reads = asks(client, where)
        if bare == 405:
            continue
        said, reads_now = asks(client, where + MIXED)
        answers = {MIXED: said}
        if reads or reads_now:
            reading.append(where)
            answers |= {query: asks(client, where + query)[0] for query in queries(rich)}
        found += [f"{where}{query[:80]}: {status}" for query, status in answers.items() if status >= 500]
    return found, reading


@pytest.mark.long
@pytest.mark.django_db
def test_no_word_of_an_address_breaks_a_page(cast: Cast, asks: Asks) -> None:
    found, reading = broken(cast, asks, rich=False)
    assert found == []
    assert {"/deals/list", "/customers", "/search", "/ranking"} <= set(reading) and len(reading) > 50


@pytest.mark.django_db
def test_a_page_that_reads_its_query_is_known(cast: Cast, asks: Asks) -> None:
    client = sign_in(Client(), cast.laozhou)
    assert [asks(client, where)[1] for where in ("/search", "/team", "/search?q=x", "/team?q=x")] == [True, False] * 2


@pytest.mark.drill
@pytest.mark.django_db
def test_drill_words(cast: Cast, asks: Asks) -> None:
    assert broken(cast, asks, rich=True)[0] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/deals/list", "/customers", "/search", "/api/v1/deals", "/nowhere"])
def test_a_nul_is_refused_for_what_it_is(path: str, cast: Cast) -> None:
    """PostgreSQL can't compare with it, SQLite finds nothing: both answer alike."""
    client = sign_in(Client(), cast.wanglei)
    assert client.get(path, {"q": "恒拓"}).status_code in {200, 404}
    assert client.get(path, {"q": "恒\x00拓"}).status_code == 400
