"""The board is one board, whoever looks at it."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.aims import TRIES, prompt
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser


def test_a_card_dragged_here_moves_there(house: House, person: Callable[..., Person], stage: dict[str, Any]) -> None:
    deals = iter(house.say(f"__import__('tests.stories.stage', fromlist=['x']).opened_anew({TRIES})"))
    target = stage["stages"][2]
    wanglei, lijing = person("wanglei"), person("lijing")
    for one in (wanglei, lijing):
        assert one.opens("/deals") == 200

    def followed() -> float:
        deal = next(deals)
        for one in (wanglei, lijing):
            one.sees(f"[data-stage='{stage['stages'][0]}'] #deal-{deal}")
        wanglei.drags(f"#deal-{deal}", f"[data-stage='{target}']")
        began = time.monotonic()
        lijing.sees(f"[data-stage='{target}'] #deal-{deal}", within=10)
        took = time.monotonic() - began
        wanglei.sees(f"[data-stage='{target}'] #deal-{deal}")
        return took

    prompt(followed, 1, "the other browser follows")
    assert wanglei.complaints == lijing.complaints == []


def test_without_reach_there_is_nothing(person: Callable[..., Person], stage: dict[str, Any]) -> None:
    """The member sees his; of the other region's deal every path says that it isn't there."""
    wanglei, deal, hidden = person("wanglei"), stage["deals"][1], stage["hidden"]
    for path in ("/deals/{}", "/deals/{}/timeline", "/api/v1/deals/{}"):
        assert wanglei.asks(path.format(deal))[0] == 200
        assert wanglei.asks(path.format(hidden))[0] == 404, path
    assert "佛山启元" not in wanglei.asks("/search?q=启元")[1].replace('value="启元"', "")
    lijing = person("lijing")
    lijing.opens("/export/deals.csv")
    lijing.page.fill("[name=reason]", "核对季度名单")
    with lijing.page.expect_download():
        lijing.page.press("[name=reason]", "Enter")
    status, text = lijing.asks("/export/deals.csv")
    assert status == 200
    assert "海晟" in text
    assert "佛山启元" not in text
