"""The hub alone, on a bare event loop."""

import asyncio
import json
import time

from xiaodui.pulse.connection import BEHIND, IDS, Connection, merged
from xiaodui.pulse.hub import CROWD, MERGE, PAST, SLICE, Hub, Poke
from xiaodui.pulse.sockets import Part

TEAM, OTHERS = frozenset({"team:4"}), frozenset({"team:9"})
WAIT = MERGE + 0.05


def deal(number: int, audience: frozenset[str] = TEAM, customer: str = "customer:5") -> Poke:
    return Poke(("deal", f"deal:{number}", customer, "fact"), audience, f"deal:{number}")


def looking(
    hub: Hub, *topics: str, person: str = "person:3", audience: frozenset[str] = TEAM, room: int = 64
) -> Connection:
    page = Connection(person, audience, room)
    hub.join(page)
    hub.see(page, topics)
    return page


def heard(page: Connection) -> list[list[dict]]:
    return [json.loads(page.frames.get_nowait())["poke"] for _ in range(page.frames.qsize())]


def on_a_loop(story) -> None:
    asyncio.run(story())


def test_a_page_hears_what_it_looks_at_and_nothing_else():
    async def story():
        hub = Hub()
        board, customer, elsewhere = looking(hub, "deal"), looking(hub, "customer:5"), looking(hub, "product")
        hub.publish([deal(12)])
        await asyncio.sleep(WAIT)
        assert heard(board) == [[{"topics": ["deal"], "ids": ["deal:12"]}]]
        assert heard(customer) == [[{"topics": ["customer:5"], "ids": ["deal:12"]}]]
        assert heard(elsewhere) == []

    on_a_loop(story)


def test_pokes_of_one_moment_are_one_frame_and_each_id_comes_once():
    async def story():
        hub = Hub()
        page = looking(hub, "deal", "deal:12")
        hub.publish([deal(12), deal(12)])
        hub.publish([deal(13)])
        await asyncio.sleep(WAIT)
        [frame] = heard(page)
        assert {"topics": ["deal"], "ids": ["deal:12", "deal:13"]} in frame
        assert {"topics": ["deal:12"], "ids": ["deal:12"]} in frame

    on_a_loop(story)


def test_topics_with_the_same_ids_share_an_entry():
    async def story():
        hub = Hub()
        page = looking(hub, "deal", "deal:12")
        hub.publish([deal(12)])
        await asyncio.sleep(WAIT)
        assert heard(page) == [[{"topics": ["deal", "deal:12"], "ids": ["deal:12"]}]]

    on_a_loop(story)


def test_who_is_outside_the_audience_hears_nothing():
    async def story():
        hub = Hub()
        inside, outside = looking(hub, "deal"), looking(hub, "deal", audience=OTHERS)
        hub.publish([deal(12)])
        await asyncio.sleep(WAIT)
        assert heard(inside) and not heard(outside)

    on_a_loop(story)


def test_audiences_of_one_moment_do_not_leak_each_others_ids():
    async def story():
        hub = Hub()
        inside, outside = looking(hub, "deal"), looking(hub, "deal", audience=OTHERS)
        hub.publish([deal(1), deal(2, OTHERS)])
        await asyncio.sleep(WAIT)
        assert heard(inside) == [[{"topics": ["deal"], "ids": ["deal:1"]}]]
        assert heard(outside) == [[{"topics": ["deal"], "ids": ["deal:2"]}]]

    on_a_loop(story)


def test_a_burst_is_told_as_the_topic_alone():
    async def story():
        hub = Hub()
        page = looking(hub, "deal")
        hub.publish([deal(number) for number in range(IDS + 1)])
        await asyncio.sleep(WAIT)
        assert heard(page) == [[{"topics": ["deal"], "ids": []}]]

    on_a_loop(story)


def test_a_page_that_does_not_read_is_cut_and_the_others_hear_on():
    async def story():
        hub = Hub()
        slow, quick = looking(hub, "deal", room=2), looking(hub, "deal")
        for number in range(3):
            assert not slow.cut.done()
            hub.publish([deal(number)])
            await asyncio.sleep(WAIT)
        assert slow.cut.result() == BEHIND
        assert len(heard(quick)) == 3

    on_a_loop(story)


def test_a_crowd_is_told_over_a_while_and_completely():
    async def story():
        hub = Hub()
        pages = [looking(hub, "deal", person=f"person:{n}") for n in range(CROWD * 2)]
        hub.publish([deal(1)])
        await asyncio.sleep(MERGE + 0.06)
        early = sum(page.frames.qsize() for page in pages)
        await asyncio.sleep(0.4)
        assert 0 < early < len(pages)
        assert all(len(heard(page)) == 1 for page in pages)

    on_a_loop(story)


def test_who_looks_away_or_leaves_is_forgotten():
    async def story():
        hub = Hub()
        page = looking(hub, "deal", "fact")
        hub.unsee(page, ["deal", "never-seen"])
        hub.publish([Poke(("deal",), TEAM, "deal:1")])
        await asyncio.sleep(WAIT)
        assert heard(page) == []
        hub.leave(page)
        assert hub.hearers == {} and hub.by_person == {}

    on_a_loop(story)


def test_too_many_ids_stay_too_many():
    assert merged({"a": None}, {"b": None, "a": None}) == {"a": None, "b": None}
    assert merged(None, {"a": None}) is None
    assert merged({}, None) is None


def part(tick: int, *persons: str) -> Part:
    said = {"from": tick - 1, "to": tick, "whole": True, "html": ["…"]}
    return Part("room:5", frozenset(persons), {"zh-hans": said, "en": said})


def late(hub: Hub, since: float, *topics: str, **more) -> Connection:
    """A page that begins to look now, of something drawn at `since`."""
    page = looking(hub, *topics, **more)
    hub.tell_missed(page, topics, since)
    return page


def test_what_happened_before_a_page_looked_is_told_to_whom_it_concerns():
    async def story():
        hub = Hub()
        before = time.monotonic()
        hub.publish([deal(12)])
        await hub.hand_out([part(1, "person:3")], time.monotonic())
        after = time.monotonic()
        board, room = late(hub, before, "deal"), late(hub, before, "room:5")
        outside = late(hub, before, "deal", "room:5", person="person:9", audience=OTHERS)
        fresh = late(hub, after, "deal", "room:5")
        await asyncio.sleep(WAIT)
        assert heard(board) == [[{"topics": ["deal"], "ids": ["deal:12"]}]]
        assert json.loads(room.frames.get_nowait()) == {"again": ["room:5"]}
        assert outside.frames.empty() and fresh.frames.empty()

    on_a_loop(story)


def test_a_crowd_is_handed_a_part_slice_by_slice_and_others_have_their_turn_between():
    async def story():
        hub = Hub()
        crowd = [looking(hub, "room:5") for _ in range(4 * SLICE)]
        handing = asyncio.create_task(hub.hand_out([part(1, "person:3")], time.monotonic()))
        turns = list[int]()
        while not handing.done():
            await asyncio.sleep(0)
            turns.append(sum(page.frames.qsize() for page in crowd))
        assert sorted(set(turns)) == [n * SLICE for n in range(1, 5)]
        assert {page.frames.qsize() for page in crowd} == {1}

    on_a_loop(story)


def test_who_leaves_while_a_crowd_is_told_is_told_nothing_and_who_comes_asks():
    async def story():
        hub = Hub()
        crowd = [looking(hub, "room:5") for _ in range(4 * SLICE)]
        drawn_at = time.monotonic()
        handing = asyncio.create_task(hub.hand_out([part(1, "person:3")], drawn_at))
        await asyncio.sleep(0)
        gone = [page for page in crowd if page.frames.empty()]
        assert 0 < len(gone) < len(crowd)
        for page in gone:
            hub.leave(page)
        comes = late(hub, drawn_at, "room:5")
        await handing
        assert all(page.frames.empty() for page in gone)
        assert json.loads(comes.frames.get_nowait()) == {"again": ["room:5"]} and comes.frames.empty()

    on_a_loop(story)


def test_what_is_no_longer_remembered_is_told_without_ids():
    async def story():
        hub = Hub()
        before = time.monotonic()
        hub.publish([deal(number) for number in range(PAST + 1)])
        old, young = late(hub, before, "deal:1", "lead"), late(hub, time.monotonic(), "deal:1")
        hub.pass_over()
        passed = late(hub, before, "lead")
        await asyncio.sleep(WAIT)
        [[told]] = heard(old)
        assert sorted(told["topics"]) == ["deal:1", "lead"] and told["ids"] == []
        assert heard(young) == [] and heard(passed) == [[{"topics": ["lead"], "ids": []}]]

    on_a_loop(story)
