"""The pool's list is one list: what a colleague claims goes from another's screen, and nobody loses his place by it."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.aims import prompt
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
POOLING = "__import__('tests.stories.pooling', fromlist=['owner'])"
NAMES = [f"常熟候领第{number}仪表厂" for number in range(1, 31)]
TOP = "(name) => [...document.querySelectorAll('#list tr')].find((row) => row.innerText.includes(name)).getBoundingClientRect().top"
FOCUS = "() => document.activeElement.closest('tr')?.innerText ?? document.activeElement.tagName"


@pytest.fixture
def pool(house: House, stage: dict[str, Any]) -> int:
    """The names stand on its first page, once a session."""
    return int(house.say(f"{POOLING}.fill({NAMES!r})"))


def row(name: str) -> str:
    return f"#list tr:has-text('{name}')"


def gone(one: Person, name: str) -> float:
    began = time.monotonic()
    one.page.locator(row(name)).first.wait_for(state="detached", timeout=20_000)
    return time.monotonic() - began


def test_claimed_here_gone_there_and_nobody_loses_his_place(
    house: House, person: Callable[..., Person], pool: int
) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen")
    for one in (wanglei, chenchen):
        assert one.opens(f"/pool/{pool}") == 200
    mine = chenchen.page.locator(f"{row(NAMES[19])} form[action*='/claim'] button")
    mine.scroll_into_view_if_needed()
    chenchen.page.evaluate("() => scrollBy(0, 300)")
    mine.focus()
    before, left = chenchen.page.evaluate(TOP, NAMES[19]), iter(NAMES[:19])

    def followed() -> float:
        name = next(left)
        wanglei.page.locator(f"{row(name)} form[action*='/claim'] button").click()
        return gone(chenchen, name)

    prompt(followed, 1, "the other's list follows")
    assert NAMES[19] in chenchen.page.evaluate(FOCUS), "the focus stays in its row"
    assert "领" in chenchen.page.evaluate("() => document.activeElement.innerText"), "and on its button"
    assert abs(chenchen.page.evaluate(TOP, NAMES[19]) - before) < 3, "the row stays where it was under his eyes"

    # The row that he stands on goes: he stands on the next one, half a sentence elsewhere stands too.
    chenchen.page.evaluate("() => document.querySelector('details.menu:has(#save-view)').open = true")
    chenchen.page.fill("#save-view [name=name]", "写到一半")
    chenchen.page.locator(row(NAMES[19])).first.focus()
    wanglei.page.locator(f"{row(NAMES[19])} form[action*='/claim'] button").click()
    gone(chenchen, NAMES[19])
    assert NAMES[20] in chenchen.page.evaluate(FOCUS)
    assert chenchen.page.input_value("#save-view [name=name]") == "写到一半"

    # And what is let go again comes back.
    house.say(f"{POOLING}.back({NAMES[19]!r})")
    chenchen.sees(row(NAMES[19]), within=20)
    assert wanglei.complaints == chenchen.complaints == []


def test_an_import_into_the_pool_asks_a_reader_twice_a_second_at_most(
    house: House, person: Callable[..., Person], pool: int
) -> None:
    chenchen = person("chenchen")
    assert chenchen.opens(f"/pool/{pool}") == 200
    asked: list[float] = []
    chenchen.page.on("request", lambda one: asked.append(time.monotonic()) if f"/pool/{pool}" in one.url else None)
    began = time.monotonic()
    house.say(f"{POOLING}.pour(240, 2)")
    chenchen.page.wait_for_timeout(1500)
    took = time.monotonic() - began
    assert asked, "it does ask"
    assert len(asked) <= 2 * took + 1
    chenchen.sees(row("太仓倾注第239机械厂"))
