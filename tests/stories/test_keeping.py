"""A strict room refuses and helps without losing a letter; a question that nobody answers comes to the leader."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person
from tests.stories.test_chat import BOX, hears, says
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
CHATTING = "__import__('tests.stories.chatting', fromlist=['thunder'])"
KEEPING = "__import__('tests.stories.keeping', fromlist=['strict'])"


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say(f"{CHATTING}.thunder()"))


def test_a_strict_room_refuses_and_helps(house: House, person: Callable[..., Person], room: int) -> None:
    house.say(f"{KEEPING}.strict({room}, True)")
    try:
        wanglei, chenchen = person("wanglei"), person("chenchen", phone=True)
        for one in (wanglei, chenchen):
            assert one.opens(f"/chat/{room}") == 200
        wanglei.page.fill(BOX, "恒拓二期签了\n第 3 版方案，周五发货")
        wanglei.page.press(BOX, "Enter")
        wanglei.sees("#room [data-notices] :text('还差')", 10)
        wanglei.sees("#asked input[name=title]", 10)
        assert wanglei.page.input_value("#asked input[name=title]") == "恒拓二期签了"
        assert wanglei.page.input_value("#asked textarea[name=body]") == "第 3 版方案，周五发货"
        assert "第 3 版方案" in wanglei.page.input_value(BOX), "it stays in the box until it is posted"
        wanglei.page.fill("#asked input[name=customer]", "苏州恒拓")
        wanglei.page.fill("#asked input[name=amount]", "320000")
        wanglei.page.click("#asked .acts .btn-primary")
        hears(chenchen, "恒拓二期签了", 12)
        chenchen.sees("#msgs .post-card:has-text('320,000')")
        wanglei.page.wait_for_function(f"() => document.querySelector({BOX!r}).value === ''")
        assert chenchen.complaints == wanglei.complaints == []
    finally:
        house.say(f"{KEEPING}.strict({room}, False)")


def test_an_unanswered_question_comes_to_the_leader(house: House, person: Callable[..., Person], room: int) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen")
    for one in (wanglei, chenchen):
        assert one.opens(f"/chat/{room}") == 200
    says(wanglei, "@陈晨 海晟的交期定了吗？")
    hears(chenchen, "海晟的交期定了吗", 12)
    assert house.say(f"{KEEPING}.owed('@陈晨 海晟的交期定了吗？')") == "chenchen"
    assert chenchen.opens("/chat/waits") == 200
    chenchen.sees("#wait-list :text('海晟的交期定了吗')")
    assert house.say(f"{KEEPING}.time_passes('@陈晨 海晟的交期定了吗？')") == ["lijing"]
    lijing = person("lijing", phone=True)
    assert lijing.opens("/notices") == 200
    lijing.sees(":text('群里回话')")
