"""Every script that we know, carried by message, name, room, purpose, card and search into a colleague's page: none runs. In a real
browser, as it is pushed and as the page is loaded, with our policy and without it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.scripts import SCRIPTS
from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

pytestmark = [pytest.mark.browser, pytest.mark.long]
CARRIERS = "__import__('tests.stories.carriers', fromlist=['x'])"
LIVES = """() => {
  const odd = [], own = new Set(['A', 'SPAN', 'P', 'BR', 'STRONG', 'EM', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'DIV']);
  const may = new Set(['href', 'title', 'rel', 'class', 'data-person']);
  for (const e of document.querySelectorAll('*')) {
    for (const {name, value} of e.attributes) {
      const code = /^[\\s\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value) && /href|src|action|data/i.test(name);
      if (/^(on|hx-on|x-on|@)/i.test(name) || code) odd.push(e.outerHTML.slice(0, 200));
    }
    const foreign = ['IFRAME', 'OBJECT', 'EMBED', 'MATH', 'BASE', 'FOREIGNOBJECT', 'ANIMATE'];
    if (foreign.includes(e.tagName.toUpperCase())) odd.push(e.outerHTML.slice(0, 200));
    if (e.tagName === 'SCRIPT' && !e.src && e.type !== 'application/json') odd.push(e.outerHTML.slice(0, 200));
  }
  for (const e of document.querySelectorAll('.msg .say, .msg .say *')) {
    if (!own.has(e.tagName) || [...e.attributes].some(({name}) => !may.has(name))) odd.push(e.outerHTML.slice(0, 200));
  }
  return odd;
}"""


def listens(one: Person) -> list[str]:
    """What asked for attention by itself."""
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    return dialogs


def nothing_ran(one: Person, dialogs: list[str], policy: bool = True) -> None:
    assert one.page.evaluate("() => window.xdCanary") is None
    assert dialogs == []
    assert one.page.evaluate(LIVES) == []
    if policy:
        assert [said for said in one.complaints if "Content Security Policy" in said] == []


def shows_all_cards(one: Person, count: int) -> None:
    """A card is drawn when it comes into sight, or when its record changed."""
    one.page.evaluate(
        """() => document.querySelectorAll('.card-place').forEach((card) =>
        document.body.dispatchEvent(new CustomEvent(`xd:${card.dataset.live}`)))"""
    )
    one.page.wait_for_function(
        "count => document.querySelectorAll('#msgs .card-place .rcard b').length >= count", arg=count, timeout=60000
    )


def test_pushed_and_loaded_none_runs(
    house: House, person: Callable[..., Person], stage: dict[str, Any], chromium: Any
) -> None:
    room = int(house.say(f"{CARRIERS}.opened()"))
    chenchen = person("chenchen")
    dialogs = listens(chenchen)
    assert chenchen.opens(f"/chat/{room}") == 200
    count = house.say(f"{CARRIERS}.carry_all({room})")
    assert count == len(SCRIPTS) >= 100
    chenchen.sees(f"#msgs .msg:has-text('第{count - 1}号')", 180)
    assert chenchen.page.locator("#msgs .msg").count() > 50, "they were pushed"
    shows_all_cards(chenchen, count)
    nothing_ran(chenchen, dialogs)
    for link in chenchen.page.locator("#msgs .say a").all()[:40]:
        assert link.get_attribute("href").startswith(("https://", "http://", "mailto:"))

    bare = Person(chromium, house.address, stage["sessions"]["chenchen"])
    bare.context.close()
    bare.context = chromium.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    bare.context.add_cookies(
        [
            {
                "name": "xiaodui",
                "value": stage["sessions"]["chenchen"],
                "domain": house.address.partition(":")[0],
                "path": "/",
            }
        ]
    )
    bare.page = bare.context.new_page()
    try:
        for one, policy in ((chenchen, True), (bare, False)):
            heard = listens(one) if one is bare else dialogs
            for path in (f"/chat/{room}", "/chat", "/chat/find", f"/chat/{room}/people", "/search?q=xdCanary"):
                assert one.opens(path) == 200
                nothing_ran(one, heard, policy)
        assert bare.page.evaluate("() => { eval('window.xdCanary = 1'); return window.xdCanary }") == 1, (
            "without our policy it could"
        )
    finally:
        bare.leaves()
