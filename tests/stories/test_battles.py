"""王磊 wins a deal on his page: whatever page 陈晨 looks at celebrates, and the report stands in the team's room."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.aims import prompt
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
BATTLING = "__import__('tests.stories.battling', fromlist=['win'])"


@pytest.fixture
def room(house: House, stage: dict[str, Any]) -> int:
    return int(house.say("__import__('tests.stories.chatting', fromlist=['thunder']).thunder()"))


def test_a_win_makes_the_other_browser_celebrate(house: House, person: Callable[..., Person], room: int) -> None:
    chenchen, zhaomin = person("chenchen"), person("zhaomin")
    chenchen.page.emulate_media(reduced_motion="no-preference")
    assert chenchen.opens("/tasks") == zhaomin.opens("/tasks") == 200

    def won() -> float:
        pk = house.say(f"{BATTLING}.open_deal()")
        chenchen.page.evaluate("document.querySelectorAll('#toasts > *').forEach((one) => one.remove())")
        house.say(f"{BATTLING}.win({pk})")
        began = time.monotonic()
        chenchen.sees("#toasts .battle-toast:has-text('王磊')", 8)
        return time.monotonic() - began

    prompt(won, 1.0, "from winning's answer to the toast on another's page")
    chenchen.page.wait_for_selector("canvas.confetti", state="attached", timeout=4000)
    chenchen.page.wait_for_selector("canvas.confetti", state="detached", timeout=8000)
    assert zhaomin.page.locator("#toasts .battle-toast").count() == 0, "another region isn't told"

    # One click leads to where it stands, one more cheers; 王磊 sees it.
    wanglei = person("wanglei", phone=True)
    assert wanglei.opens(f"/chat/{room}") == 200
    chenchen.page.locator("#toasts .battle-toast a").last.click()
    chenchen.sees("#msgs .battle:has-text('王磊')")
    assert "博远" not in chenchen.page.locator("#msgs .battle").last.inner_text()
    chenchen.page.locator("#msgs .battle [data-quick-sign]").last.click()
    wanglei.sees("#msgs .msg:has(.battle) .r:has-text('🎉')", 8)
    assert chenchen.page.locator("canvas.confetti").count() == 0, "nothing is thrown for what was told before"
    assert chenchen.complaints == wanglei.complaints == []
    assert chenchen.finds_barriers() == []


def test_who_wants_no_motion_sees_no_confetti(house: House, person: Callable[..., Person], room: int) -> None:
    chenchen = person("chenchen")
    assert chenchen.opens("/tasks") == 200
    pk = house.say(f"{BATTLING}.open_deal()")
    house.say(f"{BATTLING}.win({pk})")
    chenchen.sees("#toasts .battle-toast", 8)
    time.sleep(0.5)
    assert chenchen.page.locator("canvas.confetti").count() == 0
