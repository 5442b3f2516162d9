"""The chat meets the records: an address becomes a card, a customer's page has its talk, a word becomes a task."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
BATTLING = "__import__('tests.stories.battling', fromlist=['win'])"
BOX = "#room [data-speaks] textarea"


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say("__import__('tests.stories.chatting', fromlist=['thunder']).thunder()"))


def pastes(one: Person, text: str) -> None:
    one.page.locator(BOX).focus()
    one.page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
        const box = document.activeElement; box.value += text;
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }""",
        text,
    )


def test_a_pasted_address_is_a_card_for_each_as_far_as_he_sees(
    house: House, stage: dict[str, Any], person: Callable[..., Person], room: int
) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen", phone=True)
    assert wanglei.opens(f"/chat/{room}") == chenchen.opens(f"/chat/{room}") == 200
    pastes(wanglei, f"http://{house.address}/deals/{stage['deals'][0]}")
    wanglei.sees("#room [data-enclosing] .part:has-text('恒拓一期')")
    assert wanglei.page.input_value(BOX) == ""
    wanglei.page.press(BOX, "Enter")
    wanglei.sees("#msgs .rcard:has-text('恒拓一期')", 8)
    chenchen.sees("#msgs .rcard:has-text('看不到这条记录')", 8)
    assert "恒拓一期" not in chenchen.page.inner_text("#msgs")

    # The same by the button, without knowing an address.
    wanglei.page.click("#room [data-picks-card]")
    wanglei.page.fill("#pick-card input", "海晟")
    wanglei.sees("#pick-card [data-card]", 8).click()
    wanglei.sees("#room [data-enclosing] .part")
    assert wanglei.complaints == chenchen.complaints == []


def test_a_deal_s_page_has_its_talk_and_a_word_becomes_a_task(
    house: House, stage: dict[str, Any], person: Callable[..., Person]
) -> None:
    wanglei, lijing = person("wanglei"), person("lijing")
    assert wanglei.opens(f"/deals/{stage['deals'][1]}") == 200
    wanglei.page.click("#talk button:has-text('在这里聊')")
    wanglei.sees(BOX, 8)
    assert lijing.opens(f"/deals/{stage['deals'][1]}") == 200
    lijing.sees(BOX, 8)
    wanglei.page.fill(BOX, "@李静 明天把交期问清楚")
    wanglei.page.press(BOX, "Enter")
    lijing.sees("#talk .msg:has-text('交期问清楚')", 8)

    message = lijing.page.locator("#talk .msg:has-text('交期问清楚')")
    message.hover()
    message.locator("[data-asks=menu]").click()
    message.locator(".menu-list a:has-text('记成待办')").click()
    lijing.sees("#dialog dialog", 10)
    assert lijing.page.input_value("#dialog [name=title]") == "把交期问清楚"
    lijing.page.click("#dialog button:has-text('记下')")
    wanglei.sees("#talk .msg .turned:has-text('待办')", 8)
    assert lijing.complaints == wanglei.complaints == []
    assert wanglei.finds_barriers() == []
