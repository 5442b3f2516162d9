"""Two colleagues vote, acknowledge, and see each other at it: live, in two browsers."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
CHATTING = "__import__('tests.stories.chatting', fromlist=['thunder'])"
BOX = "#room [data-speaks] textarea"


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say(f"{CHATTING}.thunder()"))


def both(person: Callable[..., Person], room: int) -> tuple[Person, Person]:
    lijing, chenchen = person("lijing"), person("chenchen", phone=True)
    for one in (lijing, chenchen):
        assert one.opens(f"/chat/{room}") == 200
    return lijing, chenchen


def choose(one: Person, text: str) -> None:
    one.page.locator(f".opt:has-text('{text}')").last.click()


def test_they_vote_and_acknowledge_and_see_it_live(house: House, person: Callable[..., Person], room: int) -> None:
    lijing, chenchen = both(person, room)
    lijing.page.locator("#room a[href$='/poll']").click()
    lijing.page.fill("#dialog [name=question]", "周五去哪聚？")
    lijing.page.fill("#dialog [name=options]", "火锅\n烧烤")
    lijing.page.locator("#dialog .acts .btn-primary").click()
    chenchen.sees("#msgs .opt:has-text('火锅')", 8)
    choose(chenchen, "火锅")
    chenchen.sees("#msgs .opt.me:has-text('火锅')", 8)
    lijing.sees("#msgs .opt:has-text('火锅') .num:text-is('1')", 8)
    choose(chenchen, "烧烤")
    lijing.sees("#msgs .opt:has-text('烧烤') .num:text-is('1')", 8)
    lijing.sees("#msgs .opt:has-text('火锅') .num:text-is('0')", 8)

    # Drawn anew while a finger is on it, the press still counts.
    chenchen.page.locator(".opt:has-text('火锅')").last.hover()
    chenchen.page.mouse.down()
    choose(lijing, "火锅")
    lijing.sees("#msgs .opt.me:has-text('火锅')", 8)
    chenchen.page.wait_for_timeout(500)
    assert not chenchen.page.locator("#msgs .opt:has-text('火锅') .num:text-is('1')").count()
    chenchen.page.mouse.up()
    lijing.sees("#msgs .opt:has-text('火锅') .num:text-is('2')", 8)

    # What one types the other sees, and no longer once it stands there.
    chenchen.page.locator(BOX).press_sequentially("我投烧烤")
    lijing.sees("#typing:has-text('陈晨')", 8)
    chenchen.page.press(BOX, "Enter")
    lijing.sees("#msgs .msg:has-text('我投烧烤')", 8)
    assert lijing.page.locator("#typing").is_hidden()

    # Asked for, pressed, counted.
    lijing.page.fill(BOX, "周五起用新报价单")
    lijing.page.press(BOX, "Enter")
    message = "#msgs .msg:not(.pending):has-text('新报价单')"
    lijing.sees(message, 8)
    lijing.page.locator(message).hover()
    lijing.page.locator(f"{message} [data-asks=menu]").click()
    lijing.page.locator(f"{message} .more a[href$='/receipt']").click()
    lijing.page.locator("#dialog .acts .btn-primary").click()
    chenchen.sees(f"{message} [data-know]", 8)
    chenchen.page.locator(f"{message} [data-know]").click()
    lijing.sees(f"{message} .receipt:has-text('1 / 2')", 8)
    assert lijing.page.locator(f"{message} [data-know]").is_hidden()
    chenchen.sees(f"{message} [data-know]:disabled", 8)
    assert lijing.complaints == chenchen.complaints == []


def test_what_is_for_later_leaves_the_box_and_a_draft_follows(
    house: House, person: Callable[..., Person], room: int
) -> None:
    wanglei, elsewhere = person("wanglei"), person("wanglei", phone=True)
    assert wanglei.opens(f"/chat/{room}") == 200
    wanglei.page.fill(BOX, "早，今天过一遍报价")
    wanglei.page.locator("#room [data-send-later]").click()
    wanglei.sees("#dialog [name=text]")
    assert wanglei.page.input_value("#dialog [name=text]") == "早，今天过一遍报价"
    wanglei.page.locator("#dialog .moments [value=tomorrow]").click()
    wanglei.sees("#toasts :text('定好了')", 8)
    assert wanglei.page.input_value(BOX) == ""
    with wanglei.page.expect_response(lambda answer: "text=%E5" in (answer.request.post_data or ""), timeout=15000):
        wanglei.page.fill(BOX, "写到一半")
    assert elsewhere.opens(f"/chat/{room}") == 200
    elsewhere.page.wait_for_function(f"() => document.querySelector('{BOX}').value === '写到一半'", timeout=8000)
    assert elsewhere.opens("/chat/later") == 200
    elsewhere.sees("#later-list :text('早，今天过一遍报价')")
    assert wanglei.complaints == elsewhere.complaints == []


def test_on_a_dark_phone_nothing_sticks_out(house: House, person: Callable[..., Person], room: int) -> None:
    chenchen = person("chenchen", phone=True, dark=True)
    for path in ("/chat/later", "/chat/later?show=saved", f"/chat/{room}/poll", f"/chat/{room}/later"):
        assert chenchen.opens(path) == 200
        assert chenchen.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1"), (
            "it scrolls sideways"
        )
        assert chenchen.finds_barriers() == []
    assert chenchen.complaints == []
