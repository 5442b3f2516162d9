"""Two colleagues talk: seen at once, answered under it, warned in private, and nothing typed is lost without a network."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.aims import prompt
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
CHATTING = "__import__('tests.stories.chatting', fromlist=['thunder'])"
BOX = "#room [data-speaks] textarea"


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say(f"{CHATTING}.thunder()"))


def says(one: Person, text: str, box: str = BOX) -> None:
    one.page.fill(box, text)
    one.page.press(box, "Enter")


def hears(one: Person, text: str, within: float = 8) -> float:
    began = time.monotonic()
    one.sees(f"#msgs .msg:not(.pending):has-text('{text}')", within)
    return time.monotonic() - began


def test_said_here_it_stands_there_at_once(house: House, person: Callable[..., Person], room: int) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen", phone=True)
    for one in (wanglei, chenchen):
        assert one.opens(f"/chat/{room}") == 200
    numbers = iter(range(9))

    def said() -> float:
        text = f"第 {next(numbers)} 回"
        says(wanglei, text)
        return hears(chenchen, text)

    prompt(said, 1.0, "from Enter to the other's phone")
    says(wanglei, "陈晨，样册在哪？")
    hears(chenchen, "样册在哪")
    assert chenchen.page.locator("#msgs .msg:has-text('样册在哪')").count() == 1

    # Answered under it, with a sign; both stand at the other's.
    chenchen.page.locator("#msgs .msg:has-text('样册在哪')").hover()
    chenchen.page.locator("#msgs .msg:has-text('样册在哪') [data-asks=thread]").click()
    says(chenchen, "车上有一箱", "#thread textarea")
    wanglei.sees("#msgs .msg:has-text('样册在哪') a:has-text('1 条回复')", 8)
    wanglei.page.locator("#msgs .msg:has-text('样册在哪')").hover()
    wanglei.page.locator("#msgs .msg:has-text('样册在哪') > .acts [data-quick-sign]").click()
    wanglei.sees("#msgs .msg:has-text('样册在哪') .r.me", 8)
    assert chenchen.complaints == wanglei.complaints == []


def test_an_ugly_word_is_told_to_its_writer_alone(house: House, person: Callable[..., Person], room: int) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen")
    for one in (wanglei, chenchen):
        assert one.opens(f"/chat/{room}") == 200
    says(wanglei, "你是不是傻逼，这都看不懂")
    wanglei.sees("#room [data-notices] :text('对事不对人')")
    assert wanglei.page.input_value(BOX) == "你是不是傻逼，这都看不懂"
    says(wanglei, "这张表第三列看不懂，讲一下")
    hears(chenchen, "第三列看不懂")
    assert not any("傻" in text for text in house.say(f"{CHATTING}.said({room})"))


def test_without_a_network_it_waits_and_goes_once(house: House, person: Callable[..., Person], room: int) -> None:
    wanglei = person("wanglei")
    assert wanglei.opens(f"/chat/{room}") == 200
    wanglei.context.set_offline(True)
    says(wanglei, "电梯里写的")
    wanglei.sees("#msgs .pending:has-text('电梯里写的')")
    wanglei.context.set_offline(False)
    hears(wanglei, "电梯里写的", 15)
    assert house.say(f"{CHATTING}.said({room})").count("电梯里写的") == 1


def test_the_room_on_a_dark_phone_in_english(person: Callable[..., Person], room: int) -> None:
    lijing = person("lijing", phone=True, dark=True, english=True)
    for path in ("/chat", f"/chat/{room}", "/chat/find"):
        assert lijing.opens(path) == 200
        assert lijing.reads_chinese() == []
        assert lijing.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1"), (
            "it scrolls sideways"
        )
        assert lijing.finds_barriers() == []
    assert lijing.complaints == []


def test_at_night_it_may_wait_until_the_night_is_over(house: House, person: Callable[..., Person], room: int) -> None:
    pace = "__import__('tests.pace', fromlist=['x'])"
    house.say(f"{pace}.night(True)")
    try:
        lijing = person("lijing", phone=True, dark=True, english=True)
        assert lijing.opens(f"/chat/{room}") == 200
        says(lijing, "@王磊 明早把报价发我")
        lijing.sees("#room .anyway [data-send-later]").click()
        lijing.sees("#dialog .moments button:has-text('When quiet hours end')")
        assert lijing.page.input_value("#dialog [name=text]") == "@王磊 明早把报价发我"
        assert lijing.finds_barriers() == []
        lijing.page.click("#dialog .moments button:has-text('When quiet hours end')")
        lijing.page.wait_for_function(f"() => document.querySelector('{BOX}').value === ''")
        assert lijing.opens("/chat/later") == 200
        lijing.sees("main :text('明早把报价发我')")
        assert lijing.complaints == []
    finally:
        house.say(f"{pace}.night(False)")
