"""What a fact tells, and whom."""

import json

from xiaodui.pulse.hub import EVERYONE, Poke
from xiaodui.pulse.pokes import Row, concerned, pokes_of
from xiaodui.pulse.sockets import Echo


def fact(verb="deal.moved", subject="deal:12", within="customer:5", actor="person:3", team="team:4", **detail) -> Row:
    return Row(1, verb, subject, within, actor, team, json.dumps({"detail": detail}))


def test_a_fact_pokes_its_kind_its_record_and_what_it_stands_within():
    [poke] = pokes_of(fact(owner="person:7"), frozenset())
    assert poke == Poke(
        ("deal", "deal:12", "customer:5", "fact"), frozenset({"all", "team:4", "person:3", "person:7"}), "deal:12"
    )


def test_a_fact_without_team_or_place_pokes_no_empty_topic_and_no_empty_audience():
    [poke] = pokes_of(fact(within="", team=""), frozenset())
    assert "" not in poke.topics and "" not in poke.audience


def test_both_hands_of_a_handover_hear():
    [poke] = pokes_of(fact(owner="person:7", former_owner="person:8"), frozenset())
    assert {"person:7", "person:8"} <= poke.audience


def test_whom_a_fact_told_hears_it_and_asks_the_inbox_again():
    own, inbox = pokes_of(fact("deadline.missed", told=["person:9", "person:10"]), frozenset())
    assert {"person:9", "person:10"} <= own.audience
    assert inbox == Poke(("notice",), frozenset({"person:9", "person:10"}), "")


def test_a_list_of_told_that_makes_no_sense_tells_nobody():
    for nonsense in ("person:9", [9, None, ""], {"person:9": 1}, None):
        [poke] = pokes_of(fact(told=nonsense), frozenset())
        assert poke.audience == frozenset({"all", "team:4", "person:3"})


def test_a_verb_told_aloud_tells_everyone_that_and_not_which():
    _, aloud = pokes_of(fact(verb="deal.won"), frozenset({"deal.won"}))
    assert aloud == Poke(("deal.won",), frozenset({EVERYONE}), "")


def test_who_is_asked_anew():
    cuts = frozenset({"person.deactivated", "membership.began", "team.moved"})
    assert concerned([fact(), fact("person.deactivated", "person:3")], cuts) == {"person:3"}
    assert concerned([fact("membership.began", "membership:1", "person:9")], cuts) == {"person:9"}
    handed = fact("membership.began", "person:3", "", deputy="person:8", reason="leave")
    assert concerned([handed], cuts) == {"person:3", "person:8"}
    assert concerned([fact("team.moved", "team:4", "")], cuts) is None
    assert concerned([fact()], cuts) == set()


def test_an_echo_tells_who_sees_the_list_that_it_leaves_and_not_which():
    echo = Echo("customer.claimed", "place", lambda detail: [detail["pool"]] if "pool" in detail else [])
    _, told = pokes_of(fact(verb="customer.claimed", pool="pool:3"), frozenset(), {echo.verb: echo})
    assert told == Poke(("place",), frozenset({"pool:3"}), "")
    [_] = pokes_of(fact(verb="customer.claimed"), frozenset(), {echo.verb: echo})
    [_] = pokes_of(fact(pool="pool:3"), frozenset(), {echo.verb: echo})
