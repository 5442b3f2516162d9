"""Whatever stands in an address, a page answers: no word of a query and no half-typed date is a 5xx."""

from urllib.parse import quote

import pytest
from django.test import Client

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


def broken(cast: Cast, rich: bool) -> list[str]:
    targets = set_up_targets(cast)
    client = sign_in(Client(raise_request_exception=False), cast.laozhou)
    found = []
    for route, pattern in patterns():
        where = address(route, pattern, targets)
        if client.get(where).status_code == 405:
            continue
        for query in queries(rich):
            status = client.get(where + query).status_code
            if status >= 500:
                found.append(f"{where}{query[:80]}: {status}")
    return found


@pytest.mark.django_db
def test_no_word_of_an_address_breaks_a_page(cast: Cast) -> None:
    assert broken(cast, rich=False) == []


@pytest.mark.drill
@pytest.mark.django_db
def test_drill_words(cast: Cast) -> None:
    assert broken(cast, rich=True) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/deals/list", "/customers", "/search", "/api/v1/deals", "/nowhere"])
def test_a_nul_is_refused_for_what_it_is(path: str, cast: Cast) -> None:
    """PostgreSQL can't compare with it, SQLite finds nothing: both answer alike."""
    client = sign_in(Client(), cast.wanglei)
    assert client.get(path, {"q": "恒拓"}).status_code in {200, 404}
    assert client.get(path, {"q": "恒\x00拓"}).status_code == 400
