"""What rooms above add to a message: things that it carries, looks before it goes, changes that hand it out anew."""

from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.chat.sockets import ENCLOSURES, LOOKS, Enclosure, Look
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db


class Things:
    """A kind of thing of which 1 to 3 exist; 3 is not for sending. Notes what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, list[int]]] = []

    def check(self, room: Room, by: Any, ids: Any) -> None:
        if 3 in ids:
            raise Refusal("thing.kept", "这件不能发。")

    def plugged(self) -> Enclosure:
        return Enclosure(
            "thing", "东西", "core/_empty.html", lambda ids: {pk: f"thing {pk}" for pk in ids if pk < 3}, self.check,
            lambda message, ids: self.told.append(("kept", list(ids))),
            lambda message, ids: self.told.append(("recalled", list(ids))),
        )  # fmt: skip


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> Things:
    made = Things()
    monkeypatch.setattr(ENCLOSURES, "_plugged", [made.plugged()])
    return made


def test_a_message_may_carry_things_without_a_word(thunder: Room, cast: Cast, things: Things) -> None:
    message = acts.say(thunder, by=cast.wanglei, enclosed=["thing:2", "thing:1"])
    assert things.told == [("kept", [2, 1])]
    assert [one.thing for one in dressed([message])[message.pk].carried] == ["thing 2", "thing 1"]
    assert Fact.objects.get(verb="message.said").detail["enclosed"] == ["thing:2", "thing:1"]
    assert 'class="carried"' in drawn(message, dressed([message])[message.pk])


def test_what_its_kind_forbids_is_not_sent(thunder: Room, cast: Cast, things: Things) -> None:
    with pytest.raises(Refusal, match="不能发"):
        acts.say(thunder, by=cast.wanglei, text="看", enclosed=["thing:3"])
    with pytest.raises(Invalid):
        acts.say(thunder, by=cast.wanglei, text="看", enclosed=["gold:3"])
    with pytest.raises(Invalid):
        acts.say(thunder, by=cast.wanglei, text=" \n ")
    assert not Message.objects.exists()


def test_recalled_it_carries_nothing(thunder: Room, cast: Cast, things: Things) -> None:
    message = acts.say(thunder, by=cast.wanglei, text="看", enclosed=["thing:1"])
    assert acts.recall(message, by=cast.wanglei).enclosed == []
    assert things.told[-1] == ("recalled", [1])


def test_a_look_may_hold_what_is_said_and_reworded(thunder: Room, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(saying: Any) -> dict[str, Any]:
        if "慢" in saying.text:
            raise Refusal("message.slow", "过一会儿再说。")
        return {"looked": True}

    monkeypatch.setattr(LOOKS, "_plugged", [Look("slow", 10, ask)])
    message = acts.say(thunder, by=cast.wanglei, text="好")
    assert Fact.objects.get(verb="message.said").detail["looked"] is True
    with pytest.raises(Refusal, match="过一会儿"):
        acts.reword(message, by=cast.wanglei, text="慢慢说", version=0)
    assert acts.say(thunder, by=None, text="慢").author is None


def test_pinning_is_a_change_of_the_room(thunder: Room, cast: Cast) -> None:
    message = acts.say(thunder, by=cast.wanglei, text="报价单 v3")
    before = message.tick
    pinned = acts.pin(message, by=cast.lijing)
    assert pinned.pinned_at is not None
    assert pinned.tick == before + 1 == Fact.objects.get(verb="message.pinned").detail["tick"]
    assert acts.unpin(pinned, by=cast.lijing).pinned_at is None
