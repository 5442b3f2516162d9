"""What is said reaches those who sit there, drawn, once and in order; nobody else, and nobody once he was removed."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.aims import prompt
from xiaodui.pulse.tests.house import House, hears, looks_at


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with House.built(tmp_path_factory.mktemp("house")) as house:
        house.people = [house.say(f"hire('p{n}')") for n in range(3)]  # type: ignore[attr-defined]
        house.talk = lambda call: house.say(f"__import__('xiaodui.chat.tests.talkers', fromlist=['x']).{call}")  # type: ignore[attr-defined]
        house.talk("unhurried()")  # type: ignore[attr-defined]
        house.asks = asked  # type: ignore[attr-defined]
        yield house


def asked(page: Any, topic: str, tick: int) -> dict[str, Any]:
    """The same by a plain GET, as a page catches up."""
    cookie = page.request.headers["Cookie"]
    address = page.request.headers["Host"]
    url = f"http://{address}/chat/{topic.partition(':')[2]}/since?tick={tick}"
    with urlopen(Request(url, headers={"Cookie": cookie})) as answer:
        return json.load(answer)  # type: ignore[no-any-return]


def page(house: Any, number: int, **more: Any) -> Any:
    return house.page(house.say(f"sign_in({house.people[number]})"), **more)


def heard_in(page: Any, seconds: float) -> list[dict[str, Any]]:
    """All frames until so many seconds pass without one."""
    heard = []
    while frame := hears(page, seconds):
        heard.append(frame)
    return heard


def parts(house: Any, page: Any, count: int, tick: int = 0) -> list[dict[str, Any]]:
    """Parts until so many messages came, joined as a page would: told that a part's time is over, it asks for what came
    after `tick`."""
    found: list[dict[str, Any]] = []
    while sum(len(part["html"]) for part in found) < count:
        frame = hears(page, 5)
        assert frame, f"{count} messages, but only {[(part['from'], part['to']) for part in found]}"
        if "again" in frame:
            frame = {"part": house.asks(page, frame["again"][0], tick)}
        if "part" in frame and frame["part"]["to"] > tick:
            found.append(frame["part"])
            tick = frame["part"]["to"]
    return found


def test_it_comes_drawn_in_order_and_once(house: Any) -> None:
    a, b, _ = house.people
    room = house.talk(f"opened({a}, {b})")
    with page(house, 1) as mate:
        looks_at(mate, f"room:{room}")
        ids = house.talk(f"said({room}, {a}, *[f'第 {{n}} 句' for n in range(40)])")
        found = parts(house, mate, 40)
        drawn = [html for part in found for html in part["html"]]
        assert [f'id="m-{pk}"' in html for pk, html in zip(ids, drawn, strict=True)] == [True] * 40
        assert [part["from"] for part in found] == [0, *[part["to"] for part in found[:-1]]]
        assert all(part["whole"] for part in found)


def test_a_sign_hands_the_message_out_again(house: Any) -> None:
    a, b, _ = house.people
    room = house.talk(f"opened({a}, {b})")
    [message] = house.talk(f"said({room}, {a}, '早')")
    with page(house, 1) as mate:
        looks_at(mate, f"room:{room}")
        tick = house.talk(f"signed({message}, {b})")
        [part] = parts(house, mate, 1, tick - 1)  # what was said before may still be on its way
        assert part["to"] == tick
        assert f'data-by="{b}"' in part["html"][0]


def test_within_a_second_from_another_process(house: Any) -> None:
    a, b, _ = house.people
    room = house.talk(f"opened({a}, {b})")

    def attempt() -> float:
        with page(house, 1) as mate:
            looks_at(mate, f"room:{room}")
            began = time.monotonic()
            house.talk(f"said({room}, {a}, '早')")
            parts(house, mate, 1)
            return time.monotonic() - began

    prompt(attempt, 1.0, "from saying to the frame")


def test_who_does_not_sit_there_hears_nothing(house: Any) -> None:
    a, b, c = house.people
    room = house.talk(f"opened({a}, {b})")
    with page(house, 2) as outside, page(house, 1) as mate:
        looks_at(outside, f"room:{room}", "rooms", "message", "fact")
        looks_at(mate, f"room:{room}")
        house.talk(f"said({room}, {a}, '只说给里面的人')")
        assert parts(house, mate, 1)
        assert hears(outside, 0.5) is None
    del c


def test_after_his_removal_was_answered_no_frame_comes(house: Any) -> None:
    a, b, _ = house.people
    room = house.talk(f"opened({a}, {b})")
    with page(house, 1) as gone, page(house, 0) as stays:
        looks_at(gone, f"room:{room}", "rooms")
        looks_at(stays, f"room:{room}")
        house.talk(f"said({room}, {a}, *['前面'] * 30)")
        house.talk(f"removed({room}, {a}, {b})")
        heard = heard_in(gone, 0.1)
        house.talk(f"said({room}, {a}, *['后面'] * 30)")
        assert sum(len(part["html"]) for part in parts(house, stays, 60)) == 60
        assert any("前面" in str(frame) for frame in heard), "as long as he sat there he heard it"
        late = [entry for frame in heard_in(gone, 0.6) for entry in frame.get("poke", [{"topics": [str(frame)]}])]
        assert {topic for entry in late for topic in entry["topics"]} <= {"rooms"}, "his own list may hear that he left"


def test_pages_elsewhere_hear_that_something_was_said(house: Any) -> None:
    a, b, _ = house.people
    room = house.talk(f"opened({a}, {b})")
    with page(house, 1) as mate:
        looks_at(mate, "rooms")
        house.talk(f"said({room}, {a}, '@p1 看一下')")
        note = {"note": {"room": room, "said": [[1, f"person:{a}", [f"person:{b}"]]]}}
        assert hears(mate, 5) in (note, {"again": [f"room:{room}"]}), "on a busy machine: ask your list anew"


def test_that_somebody_types_is_told_where_he_sits(house: Any) -> None:
    a, b, c = house.people
    room = house.talk(f"opened({a}, {b})")
    with page(house, 0) as me, page(house, 1) as mate, page(house, 2) as outside:
        for one in (me, mate, outside):
            looks_at(one, f"room:{room}")
        me.send(json.dumps({"typing": f"room:{room}"}))
        typing = {"typing": {"topic": f"room:{room}", "person": str(a), "name": "p0"}}
        while (frame := hears(mate, 5)) != typing:
            assert frame and "poke" in frame, "only that the room was opened may still be on its way"
        outside.send(json.dumps({"typing": f"room:{room}"}))
        assert not heard_in(outside, 0.3)
        assert not [frame for frame in heard_in(mate, 0.3) if "typing" in frame]
    del c
