"""A mention here rings the bell there, within a second and without a reload."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.aims import prompt
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = pytest.mark.browser
MENTIONS = "__import__('tests.stories.mention', fromlist=['mentions']).mentions({deal})"


def rings(one: Person) -> int:
    """What stands on the bell; other stories may have rung it before."""
    mark = one.page.locator("#bell .n")
    return int(mark.first.inner_text()) if mark.count() else 0


def rung_after(house: House, one: Person, deal: int) -> float:
    """Seconds from the mention's being written to the bell's next stroke."""
    before, began = rings(one), time.monotonic()
    house.say(MENTIONS.format(deal=deal))
    told = time.monotonic() - began
    one.sees(f"#bell .n:has-text('{before + 1}')", within=10)
    return time.monotonic() - began - told


def test_a_mention_rings_the_bell_of_who_is_named(
    house: House, person: Callable[..., Person], stage: dict[str, Any]
) -> None:
    wanglei, chenchen = person("wanglei"), person("chenchen")
    assert wanglei.opens("/notices") == chenchen.opens("/notices") == 200
    first, own = rings(chenchen), rings(wanglei)
    left = list(stage["deals"])
    prompt(lambda: rung_after(house, chenchen, left.pop()), 1, "the bell rings after a mention")
    chenchen.sees(".notice.unread:has-text('王磊')", within=10)
    assert rings(wanglei) == own, "who said it himself is not told"

    rung = rings(chenchen)
    assert rung == first + len(stage["deals"]) - len(left)
    chenchen.page.locator(".notice.unread:has-text('王磊')").first.click()
    chenchen.page.wait_for_load_state("networkidle")
    assert rings(chenchen) == rung - 1, "opening it was reading it"
    assert wanglei.complaints == chenchen.complaints == []
