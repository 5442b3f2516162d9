"""A rule is changed in the open: proposed, talked over, decided, signed; until midnight the old one is cited."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person
from xiaodui.governance.pack.pool import CLAIM
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
CLAUSE, PARAM = "pool.claim", "pool.claim_per_day"
RULING = "__import__('tests.stories.ruling', fromlist=['asked'])"


def fills(one: Person, field: str, text: str) -> None:
    one.page.locator(f"[name='{field}']").first.fill(text)


def signs(one: Person, answer: int) -> None:
    one.page.locator(f"#signing input[value='{answer}']").check()
    one.page.get_by_role("button", name="我已知晓").click()


def test_a_rule_is_changed_from_proposal_to_signature(
    house: House, person: Callable[..., Person], stage: dict[str, Any]
) -> None:
    lijing, wanglei, laozhou = person("lijing"), person("wanglei"), person("laozhou")

    assert lijing.opens(f"/rules/{CLAUSE}/draft") == 200
    text = lijing.page.locator("[name='text_zh']").input_value()
    fills(lijing, "text_zh", text.replace("10", "12"))
    fills(lijing, f"value:{PARAM}", "12")
    fills(lijing, "why_zh", "上午就领完的人，下午没有事做。")
    lijing.page.get_by_role("button", name="存成草案").click()
    lijing.sees(".clause .chip:has-text('草案')", within=10)
    lijing.sees(".clause del:has-text('10')")
    lijing.sees(".clause ins:has-text('12')")
    draft = lijing.page.url.split("/")[-1]

    assert wanglei.opens(f"/rules/v/{draft}") == 200
    wanglei.sees("#talk textarea", within=10).fill("十二家打得完，我赞成。")
    wanglei.page.get_by_role("button", name="赞成").click()
    wanglei.sees("#talk .said :text('十二家打得完')", within=10)
    lijing.sees("#talk .said :text('十二家打得完')", within=10)

    assert laozhou.opens(f"/rules/v/{draft}") == 200
    laozhou.page.get_by_role("link", name="定下").click()
    laozhou.sees("#dialog form", within=10)
    laozhou.page.locator("#dialog").get_by_role("button", name="定下").click()
    laozhou.sees(".clause .chip:has-text('还没生效')", within=10)

    said = house.say(f"{RULING}.around_midnight('zhaomin', '{CLAUSE}', '{PARAM}')")
    assert (said["starts"], said["in_days"]) == ("00:00", 1)
    assert said["before"] == [10, f"{CLAUSE}@1", f"{CLAUSE}@1"], "the day before, the old version is cited"
    assert said["after"] == [12, f"{CLAUSE}@2", f"{CLAUSE}@2"], "from midnight the new one, signed or not"

    for login in ("wanglei", "chenchen", "zhaomin", "lijing"):
        assert f"{CLAUSE}@2" in house.say(f"{RULING}.asked('{login}')"), login
    assert wanglei.opens(f"/rules/v/{draft}") == 200
    right = CLAIM.question.answer  # type: ignore[union-attr]
    signs(wanglei, (right + 1) % 3)
    wanglei.sees("#signing [role='alert']:has-text('再读一遍')", within=10)
    signs(wanglei, right)
    wanglei.sees("#signing .seal", within=10)
    assert house.say(f"{RULING}.around_midnight('wanglei', '{CLAUSE}', '{PARAM}')")["after"][2] == "", "he may claim"
    assert f"{CLAUSE}@2" not in house.say(f"{RULING}.asked('wanglei')")
    assert wanglei.complaints == lijing.complaints == laozhou.complaints == []
