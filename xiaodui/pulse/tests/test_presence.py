"""Who is here, and who types: told to those who sit there, kept nowhere."""

import asyncio
import json
from typing import Any

import pytest

from xiaodui.pulse import presence
from xiaodui.pulse.connection import Connection, Lent
from xiaodui.pulse.hub import FEW, Hub
from xiaodui.pulse.whispers import Whispers
from xiaodui.pulse.wire import WHISPER_EACH, Wire

ROOM = "room:5"


def page(hub: Hub, number: int, *, sits: bool = True, discreet: bool = False) -> Connection:
    made = Connection(f"person:{number}", frozenset({ROOM} if sits else ()))
    made.name, made.discreet = f"p{number}", discreet
    hub.join(made)
    hub.see(made, [ROOM])
    return made


def heard(one: Connection) -> list[Any]:
    frames = [one.frames.get_nowait() for _ in range(one.frames.qsize())]
    return [json.loads(frame.text if isinstance(frame, Lent) else frame) for frame in frames]


def wire(hub: Hub) -> Wire:
    return Wire(hub, lambda session: None, lambda origin, host: True, "session")


def on_a_loop(story: Any) -> None:
    asyncio.run(story())


def test_that_he_types_reaches_those_who_sit_there_and_not_himself() -> None:
    async def story() -> None:
        hub = Hub()
        me, mine, mate, outside, quiet = (
            page(hub, 1), page(hub, 1), page(hub, 2), page(hub, 3, sits=False), page(hub, 4, discreet=True),
        )  # fmt: skip
        assert wire(hub).obey(me, json.dumps({"typing": ROOM})) == 0
        assert heard(mate) == [{"typing": {"topic": ROOM, "person": "1", "name": "p1"}}]
        assert [heard(one) for one in (me, mine, outside, quiet)] == [[], [], [], []]

    on_a_loop(story)


def test_nobody_whispers_where_he_does_not_sit_or_keeps_to_himself() -> None:
    async def story() -> None:
        hub = Hub()
        mate, outside, quiet = page(hub, 2), page(hub, 3, sits=False), page(hub, 4, discreet=True)
        for one in (outside, quiet):
            wire(hub).obey(one, json.dumps({"typing": ROOM}))
        wire(hub).obey(page(hub, 5), json.dumps({"typing": {"room": 5}}))
        assert heard(mate) == []

    on_a_loop(story)


def test_a_page_that_types_on_is_told_of_seldom() -> None:
    async def story() -> None:
        hub = Hub()
        me, mate = page(hub, 1), page(hub, 2)
        for _ in range(20):
            wire(hub).obey(me, json.dumps({"typing": ROOM}))
        assert len(heard(mate)) == 1
        me.whispered_at -= WHISPER_EACH
        wire(hub).obey(me, json.dumps({"typing": ROOM}))
        assert len(heard(mate)) == 1

    on_a_loop(story)


def test_in_a_crowd_nobody_is_told() -> None:
    async def story() -> None:
        hub = Hub()
        crowd = [page(hub, number) for number in range(FEW + 1)]
        wire(hub).obey(crowd[0], json.dumps({"typing": ROOM}))
        assert not any(heard(one) for one in crowd)

    on_a_loop(story)


def test_who_is_here_and_who_is_away() -> None:
    async def story() -> None:
        hub = Hub()
        met: list[dict[str, bool]] = []
        own = wire(hub)
        own.met = met.append
        one, two = page(hub, 1), page(hub, 2)
        own.obey(two, json.dumps({"here": False}))
        assert hub.here() == {"person:1": True, "person:2": False}
        assert met == [{"person:2": False}]
        hub.leave(one)
        assert hub.here() == {"person:2": False}

    on_a_loop(story)


def test_a_beat_holds_for_its_time(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.REDIS_URL = ""
    presence.forget()
    presence.beat({"person:1": True, "person:2": False})
    asked = ["person:1", "person:2", "person:3"]
    assert presence.states(asked) == {"person:1": "online", "person:2": "away"}
    real = presence.time.monotonic
    monkeypatch.setattr(presence.time, "monotonic", lambda: real() + presence.LIFETIME + 1)
    assert presence.states(asked) == {}


def test_processes_share_who_is_here(settings: Any) -> None:
    """Where Redis carries it: one beats, any other reads."""
    if not settings.REDIS_URL:
        pytest.skip("one process alone")
    from django.core.cache import cache

    presence.beat({"person:1": True, "person:2": False})
    presence.forget()
    assert presence.states(["person:1", "person:2"]) == {"person:1": "online", "person:2": "away"}
    cache.clear()
    assert presence.states(["person:1"]) == {}


def test_a_whisper_reaches_the_other_process_and_comes_back_to_none(settings: Any) -> None:
    if not settings.REDIS_URL:
        pytest.skip("one process alone")

    async def story() -> None:
        here: list[Any] = []
        there: list[Any] = []
        one, other = Whispers(lambda *said: here.append(said)), Whispers(lambda *said: there.append(said))
        tasks = [asyncio.create_task(each.listen()) for each in (one, other)]
        await asyncio.sleep(0.5)
        await one.pass_on(ROOM, "person:1", {"typing": {}})
        for _ in range(50):
            if there:
                break
            await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (here, there) == ([], [(ROOM, "person:1", {"typing": {}})])

    on_a_loop(story)
