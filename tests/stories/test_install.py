"""Installed as an app: the browser finds nothing amiss, and without a network there is a page that says what still works."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.stories.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.once]
STAGE = "__import__('tests.stories.stage', fromlist=['session_of'])"
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys())
  .map((one) => new URL(one.url).pathname)))).flat()"""


def settled(page: Any) -> None:
    """The worker is there, and has what it keeps."""
    until = time.monotonic() + 60
    while "/xd-language" not in page.evaluate(KEPT):
        assert time.monotonic() < until, "no worker came"
        page.wait_for_timeout(100)


def test_the_browser_finds_nothing_amiss(person: Callable[..., Person]) -> None:
    wanglei = person("wanglei")
    wanglei.opens("/")
    settled(wanglei.page)
    ask = wanglei.context.new_cdp_session(wanglei.page)
    found = ask.send("Page.getAppManifest")
    assert found["errors"] == [] and found["url"].endswith("/manifest.webmanifest")
    assert '"name": "销队"' in found["data"] and '"display": "standalone"' in found["data"]
    # A private window may never install; that is all there is to say against it.
    said = {one["errorId"] for one in ask.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert said <= {"in-incognito"}
    assert wanglei.complaints == []


def test_without_a_network_a_page_says_what_still_works(person: Callable[..., Person]) -> None:
    wanglei = person("wanglei", english=True)
    wanglei.opens("/customers")
    settled(wanglei.page)
    wanglei.context.set_offline(True)
    wanglei.page.goto(f"http://{wanglei.address}/deals")
    assert wanglei.page.get_attribute("html", "lang") == "en" and wanglei.page.inner_text("h1") == "Offline"
    assert wanglei.page.evaluate("getComputedStyle(document.querySelector('.xd-plain')).display") == "grid"
    wanglei.context.set_offline(False)
    wanglei.page.reload()
    wanglei.page.wait_for_selector(".xd-bar")


def test_nothing_of_anybody_is_kept_and_signing_out_empties_it(person: Callable[..., Person], house: Any) -> None:
    wanglei = person("wanglei")
    # A session of his own: the others go on with theirs.
    made = house.say(f"{STAGE}.session_of(Person.objects.get(login='wanglei'))")
    wanglei.context.add_cookies([{"name": "xiaodui", "value": made, "url": f"http://{wanglei.address}/"}])
    for path in ("/customers", "/chat", "/deals"):
        wanglei.opens(path)
    settled(wanglei.page)
    kept = wanglei.page.evaluate(KEPT)
    assert [
        path for path in kept if not path.startswith("/static/dist/") and path not in {"/offline", "/xd-language"}
    ] == []
    assert not any("names.json" in path for path in kept)
    wanglei.page.evaluate("() => document.querySelector('#me [data-signs-out]').requestSubmit()")
    wanglei.page.wait_for_url("**/login/**")
    left = wanglei.page.evaluate(KEPT)
    assert [
        path for path in left if not path.startswith("/static/dist/")
    ] == []  # the sign-in page's own files come anew


def test_the_menu_offers_it_when_the_browser_does(person: Callable[..., Person]) -> None:
    wanglei = person("wanglei")
    wanglei.opens("/")
    settled(wanglei.page)
    assert wanglei.page.eval_on_selector("[data-installs]", "one => one.hidden") is True
    wanglei.page.evaluate("""() => {
      const offer = new Event("beforeinstallprompt", { cancelable: true });
      offer.prompt = async () => { window.asked = true };
      dispatchEvent(offer);
    }""")
    assert wanglei.page.eval_on_selector("[data-installs]", "one => one.hidden") is False
    wanglei.page.evaluate("() => document.querySelector('[data-installs]').click()")
    assert wanglei.page.evaluate("() => window.asked") is True
    assert wanglei.page.eval_on_selector("[data-installs]", "one => one.hidden") is True
