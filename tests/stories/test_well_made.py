"""Main pages: no barrier that axe knows, no complaint of the content security policy, both languages, both themes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.once]
PAGES = ["/", "/deals", "/deals/list", "/deals/{deal}", "/customers", "/ranking", "/products", "/team", "/people",
         "/search?q=海晟", "/me/profile", "/journal", "/api/", "/notices", "/notices/settings"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_all(path: str, person: Callable[..., Person], stage: dict[str, Any]) -> None:
    lijing = person("lijing")
    assert lijing.opens(path.format(deal=stage["deals"][1])) == 200
    assert lijing.finds_barriers() == []
    assert lijing.complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_on_a_dark_phone_in_english(path: str, person: Callable[..., Person], stage: dict[str, Any]) -> None:
    lijing = person("lijing", phone=True, dark=True, english=True)
    assert lijing.opens(path.format(deal=stage["deals"][1])) == 200
    assert lijing.reads_chinese() == []
    assert lijing.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1"), "it scrolls sideways"
    assert lijing.finds_barriers() == []
    assert lijing.complaints == []


def test_a_report_of_the_policy_would_be_seen(person: Callable[..., Person]) -> None:
    lijing = person("lijing")
    lijing.opens("/deals")
    lijing.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }"
    )
    lijing.page.wait_for_timeout(300)
    assert any("Content Security Policy" in said for said in lijing.complaints)
