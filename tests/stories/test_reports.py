"""Written on the phone, read and answered at the desk, without a reload."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
SET_UP = "__import__('tests.stories.reporting', fromlist=['set_up']).set_up()"
HOUR_COMES = "__import__('tests.stories.reporting', fromlist=['hour_comes']).hour_comes()"


def test_a_day_s_report_goes_from_the_phone_to_the_leader_and_back(
    house: House, stage: dict[str, Any], person: Callable[..., Person]
) -> None:
    house.say(SET_UP)
    wanglei, lijing = person("wanglei", phone=True), person("lijing")
    assert lijing.opens("/reports/team") == 200
    lijing.sees("#team-reports :text('陈晨')")
    assert wanglei.opens("/reports/write") == 200
    wanglei.sees(".did :text('给恒拓回电话')")

    wanglei.page.fill("[name=well]", "恒拓的线长自己算了停线的账")
    wanglei.sees("#saved:has-text('存好了')")
    wanglei.page.fill("[name=plan]", "上午写方案")
    desk = person("wanglei")
    wanglei.page.wait_for_timeout(1500)
    assert desk.opens("/reports/write") == 200
    assert desk.page.input_value("[name=plan]") == "上午写方案", "what was typed on the phone stands on the desk"

    wanglei.page.click("button:has-text('交上去')")
    wanglei.sees("#report :text('恒拓的线长自己算了停线的账')")
    lijing.sees(".team-report :text('恒拓的线长自己算了停线的账')", within=10)
    house.say(HOUR_COMES)
    lijing.sees("#team-reports .late-text:has-text('没交的')", within=10)
    assert "陈晨" in lijing.page.locator(".roll").inner_text()
    assert "王磊" not in lijing.page.locator(".roll").inner_text()

    lijing.page.fill(".team-report textarea", "账算得好，方案放第一页")
    lijing.page.click(".team-report button:has-text('点评')")
    lijing.sees(".team-report .remark :text('账算得好')")
    wanglei.sees("#report .remark :text('账算得好')", within=10)
    assert wanglei.finds_barriers() == [] and lijing.finds_barriers() == []
    assert wanglei.complaints == lijing.complaints == desk.complaints == []


def test_two_places_at_once_lose_nothing(house: House, stage: dict[str, Any], person: Callable[..., Person]) -> None:
    phone, desk = person("chenchen", phone=True), person("chenchen")
    for one in (phone, desk):
        assert one.opens("/reports/write?kind=weekly") == 200
    phone.page.fill("[name=well]", "手机上写的这一周")
    phone.sees("#saved:has-text('存好了')")
    desk.page.fill("[name=well]", "电脑上写的这一周")
    desk.sees("#saved:has-text('手机上写的这一周')")
    assert desk.page.input_value("[name=well]") == "电脑上写的这一周"
    desk.page.click("button:has-text('留这边的')")
    desk.sees("#saved:has-text('存好了')")
    assert phone.opens("/reports/write?kind=weekly") == 200
    assert phone.page.input_value("[name=well]") == "电脑上写的这一周"
    assert phone.complaints == desk.complaints == []
