"""Within a second of the act's answer a colleague's page is handed the toast; nobody else's is."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.aims import prompt
from xiaodui.pulse.tests.house import House, hears, looks_at

pytestmark = pytest.mark.long
WINNERS = "__import__('xiaodui.battles.tests.winners', fromlist=['x'])"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with House.built(tmp_path_factory.mktemp("house")) as house:
        house.sessions = house.say("__import__('tests.stories.stage', fromlist=['set_up']).set_up()")["sessions"]  # type: ignore[attr-defined]
        house.say(f"{WINNERS}.seat_all()")
        yield house


def asked(page: Any) -> dict[str, Any]:
    """What was lent came too late for a busy page: it asks, as the script does."""
    request = Request(
        f"http://{page.request.headers['Host']}/battles/newest", headers={"Cookie": page.request.headers["Cookie"]}
    )
    with urlopen(request) as answer:
        return json.load(answer)  # type: ignore[no-any-return]


def toast(page: Any, within: float = 5) -> dict[str, Any]:
    end = time.monotonic() + within
    while (left := end - time.monotonic()) > 0:
        frame = hears(page, left)
        if frame and frame.get("part", {}).get("topic") == "toasts":
            return dict(frame["part"])
        if frame and "toasts" in frame.get("again", []):
            return asked(page)
    raise AssertionError("no toast came")


def test_a_win_is_told_within_a_second(house: Any) -> None:
    def attempt() -> float:
        with house.page(house.sessions["chenchen"]) as mate:
            looks_at(mate, "toasts")
            answered = house.say(f"{WINNERS}.won('wanglei')")
            said = toast(mate)
            took = time.time() - answered
            assert "王磊" in said["html"] and said["cheer"] == "quiet"
            return float(took)

    prompt(attempt, 1.0, "from the answer of winning to the toast at a colleague's")


def test_who_doesn_t_sit_there_hears_nothing(house: Any) -> None:
    with house.page(house.sessions["zhaomin"]) as away, house.page(house.sessions["chenchen"]) as mate:
        looks_at(away, "toasts", "battlereport", "message", "fact")
        looks_at(mate, "toasts")
        house.say(f"{WINNERS}.won('wanglei')")
        toast(mate)
        assert (frame := hears(away, 0.5)) is None or "王磊" not in json.dumps(frame)
