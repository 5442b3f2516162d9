"""Who isn't in the room hears nothing of it: not by a forged number, a stale session or another site's page, and not while
words fly about and somebody is taken out of it."""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from xiaodui.chat.tests.listener import Listener
from xiaodui.chat.tests.speakers import Speaker, spoken_flat_out
from xiaodui.pulse.tests.house import House, hears, looks_at

TALK = "__import__('xiaodui.chat.tests.talkers', fromlist=['x'])"
NOT_SIGNED_IN = 4401


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House.built(tmp_path_factory.mktemp("walls")) as house:
        yield house


@pytest.fixture(scope="module")
def outside(house: House) -> int:
    return int(house.say("hire('outside')"))


@pytest.fixture
def room(house: House) -> Any:
    given: dict[str, Any] = house.say(f"{TALK}.filled(6, 'wall{time.time_ns()}')")
    return given


def status_of(house: House, path: str, session: str) -> int:
    try:
        with urlopen(Request(f"http://{house.address}{path}", headers={"Cookie": f"xiaodui={session}"})) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def says(house: House, given: dict[str, Any], text: str = "只说给里面的人") -> None:
    house.say(f"{TALK}.said({given['room']}, {given['people'][0]}, '{text}')")


def test_a_forged_number_opens_no_room(house: House, outside: int, room: Any) -> None:
    """He may ask for any topic: what counts is who sits there, read with each part."""
    key, session = room["room"], house.say(f"sign_in({outside})")
    with house.page(session) as forger, house.page(room["sessions"][1]) as mate:
        looks_at(
            forger,
            *(f"room:{key + off}" for off in range(-2, 3)),
            "room",
            "rooms",
            "message",
            "fact",
            f"person:{room['people'][0]}",
        )
        looks_at(mate, f"room:{key}")
        says(house, room)
        assert hears(mate, 5), "who sits there hears it"
        assert hears(forger, 0.8) is None
    for path in ("", "/since?tick=0", "/people", "/names?q=", "?before=9", "?around=1"):
        assert status_of(house, f"/chat/{key}{path}", session) == 404, path
        assert status_of(house, f"/chat/{key}{path}", room["sessions"][1]) == 200, path
        for larger in (2**63 - 1, 2**63, 10**30):  # than any id that a table holds
            assert status_of(house, f"/chat/{larger}{path}", session) == 404, larger


@pytest.mark.parametrize(
    "topic",
    ["room:1 OR 1=1", "room:*", "room:../2", "room:1,room:2", "room:\u0661", "Room:1", "room:", "room:1\n", "*", ""],
)
def test_a_topic_that_is_none_cuts_the_page(house: House, room: Any, topic: str) -> None:
    with house.page(room["sessions"][1]) as page:
        page.send(json.dumps({"see": [topic]}))
        with pytest.raises(ConnectionClosed) as closed:
            page.recv(3)
    assert closed.value.rcvd and closed.value.rcvd.code == 4400


STALE = {
    "signed out": "SessionStore('{0}').delete()",
    "run out": "__import__('django.contrib.sessions.models', fromlist=['x']).Session.objects"
    ".filter(session_key='{0}').update(expire_date='2020-01-01T00:00Z')",
    "ended everywhere": "Person.objects.filter(pk={1}).update(epoch=7)",
    "no longer here": "Person.objects.filter(pk={1}).update(is_active=False)",
}  # fmt: skip


@pytest.mark.parametrize("why", STALE)
def test_a_session_that_ended_opens_no_line(house: House, room: Any, why: str) -> None:
    session = room["sessions"][1]
    with house.page(session) as page:
        looks_at(page, f"room:{room['room']}")
    house.say(STALE[why].format(session, room["people"][1]))
    with house.page(session) as page, pytest.raises(ConnectionClosed) as closed:
        page.recv(3)
    assert closed.value.rcvd and closed.value.rcvd.code == NOT_SIGNED_IN


@pytest.mark.parametrize("cookie", ["x" * 32, "../../../etc", "' OR 1=1 --", "null"])
def test_a_session_that_never_was_opens_none(house: House, cookie: str) -> None:
    with house.page(cookie) as page, pytest.raises(ConnectionClosed) as closed:
        page.recv(3)
    assert closed.value.rcvd and closed.value.rcvd.code == NOT_SIGNED_IN


def test_a_token_of_the_interface_opens_none(house: House, room: Any) -> None:
    """It speaks for its person at the doors; the line wants the browser's session."""
    secret = house.say(
        "__import__('xiaodui.people.acts', fromlist=['x']).create_token("
        f"by=Person.objects.get(pk={room['people'][1]}), name='line', scopes=['read'], days=1).secret"
    )
    with house.page(secret) as page, pytest.raises(ConnectionClosed) as closed:
        page.recv(3)
    assert closed.value.rcvd and closed.value.rcvd.code == NOT_SIGNED_IN


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://{0}.evil.example",
        "http://evil.example/{0}",
        "http://localhost:1",
        "file://",
        "http://evil@{0}",
        "http://{0}@evil.example",
    ],
)
def test_another_site_s_page_gets_no_line(house: House, room: Any, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, house.page(room["sessions"][1], origin=origin.format(house.address)):
        pass
    assert refused.value.response.status_code == 403


async def _while_words_fly(
    house: House, given: dict[str, Any], take_out: Any
) -> tuple[float, float, Listener, Listener]:
    """Two pages look while three people talk flat out; the one is taken out after half a second, talk goes on for another."""
    room, sessions, loop = given["room"], given["sessions"], asyncio.get_running_loop()
    Listener.web, Listener.lines = house.address, None
    topics = [f"room:{room}"]
    gone, stays = [await Listener(house.address, session, topics).open() for session in (sessions[1], sessions[2])]
    elsewhere = await Listener(house.address, sessions[1], ["rooms", "message", "fact"]).open()
    who = [await Speaker(house.address, session, room).open() for session in sessions[3:6]]
    talk = asyncio.create_task(spoken_flat_out(who, ["前后都有人在说"], 2.5))
    await asyncio.sleep(0.8)
    heard = gone.last
    await loop.run_in_executor(None, take_out)
    answered = time.monotonic()
    said = await talk
    await asyncio.sleep(0.7)
    if stays.tick < max(one.tick for one in said):
        await stays.catch_up()
    assert stays.tick >= max(one.tick for one in said), "who stays hears all"
    assert any(one.began > answered for one in said), "talk went on"
    after = max(gone.last, elsewhere.last) - answered
    for page in (gone, stays, elsewhere):
        page.transport.close()
    return heard, after, gone, stays


WAYS = {
    "removed": "{talk}.removed({room}, {host}, {who})",
    "left": "{talk}.left({room}, {who})",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("turn", range(2))
def test_while_words_fly_nothing_comes_after_it_was_answered(house: House, room: Any, way: str, turn: int) -> None:
    call = WAYS[way].format(talk=TALK, room=room["room"], host=room["people"][0], who=room["people"][1])
    heard, after, _gone, _stays = asyncio.run(_while_words_fly(house, room, lambda: house.say(call)))
    assert heard > 0, "as long as he sat there he heard it"
    assert after < 0, f"a frame came {after * 1000:.0f} ms after the answer"
    del turn
