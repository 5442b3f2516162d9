"""In a real browser no payload runs, wherever the people of 华南 have written it; not even without our policy."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.payloads import PAYLOADS
from tests.stories.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.once]
PAGES = ["/", "/deals", "/deals/list", "/deals/{deal}", "/deals/{deal}/edit", "/customers", "/customers/{customer}", "/journal",
         "/search?q=xdCanary", "/people", "/team", "/ranking", "/deals/list?q=<img src=x onerror=window.xdCanary=1>"]  # fmt: skip
CALLED = "() => window.xdCanary"


def test_the_canary_sings_when_something_runs(person: Callable[..., Person]) -> None:
    zhaomin = person("zhaomin")
    zhaomin.opens("/deals")
    zhaomin.page.evaluate("() => { window.xdCanary = 1 }")
    assert zhaomin.page.evaluate(CALLED) == 1


@pytest.mark.parametrize("path", PAGES)
def test_no_payload_runs(path: str, person: Callable[..., Person], poisoned: dict[str, Any]) -> None:
    zhaomin = person("zhaomin")
    status = zhaomin.opens(path.format(deal=poisoned["deal"], customer=poisoned["customer"]))
    assert status in {200, 404}
    assert zhaomin.page.evaluate(CALLED) is None
    # The policy is the second wall: had it stopped anything, the first one would have a hole.
    assert [said for said in zhaomin.complaints if "Content Security Policy" in said] == []


def test_the_payloads_were_there(person: Callable[..., Person], poisoned: dict[str, Any]) -> None:
    zhaomin = person("zhaomin")
    zhaomin.opens(f"/deals/{poisoned['deal']}")
    assert "xdCanary" in zhaomin.page.inner_text("body")
    assert poisoned["payloads"] == len(PAYLOADS)
