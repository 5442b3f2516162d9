"""One server and one Chromium for all stories of a worker; a person is a browser of his own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.stories.person import Person
from xiaodui.pulse.tests.house import House

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House.built(tmp_path_factory.mktemp("story")) as built:
        yield built


@pytest.fixture(scope="session")
def stage(house: House) -> dict[str, Any]:
    said: dict[str, Any] = house.say("__import__('tests.stories.stage', fromlist=['set_up']).set_up()")
    return said


@pytest.fixture(scope="session")
def poisoned(house: House, stage: dict[str, Any]) -> dict[str, Any]:
    """Once a house, like its stage: a worker may be handed the stories of one module in two portions."""
    said: dict[str, Any] = house.say("__import__('tests.stories.poison', fromlist=['set_up']).set_up()")
    return said


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    path = os.environ.get("XIAODUI_CHROMIUM") or "/usr/bin/chromium"
    if not os.path.exists(path):
        pytest.skip("no Chromium: run bin/find-chromium")
    # Playwright keeps an event loop in this thread, which other modules' tests must not find running.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def person(house: House, stage: dict[str, Any], chromium: Any) -> Iterator[Callable[..., Person]]:
    """`person("wanglei")` signs in on a desktop; `phone=True`, `dark=True`, `english=True` change what he holds."""
    there: list[Person] = []

    def come(login: str, **holds: bool) -> Person:
        there.append(Person(chromium, house.address, stage["sessions"][login], **holds))
        return there[-1]

    yield come
    for one in there:
        one.leaves()
