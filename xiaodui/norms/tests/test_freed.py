"""Nobody is late for an answer that he can't give: who left, who is silent, whose room is closed, whom it names no more."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.deadlines import Deadline
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.norms import acts
from xiaodui.norms.hears import keep_waits
from xiaodui.norms.models import Wait
from xiaodui.norms.tests.conftest import heard
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning(at: Callable[..., Any]) -> None:
    at(10)


@pytest.fixture
def prices(cast: Cast) -> Room:
    """A room of 王磊's in which 陈晨 owes him an answer within half an hour."""
    room = chat.open_room(by=cast.wanglei, name="价格", kind="topic", door="open")
    chat.enter(by=cast.chenchen, room=room.pk)
    chat.say(room, by=cast.wanglei, text="@陈晨 报价给客户了吗？", urgent=True)
    assert owing() == ["陈晨"]
    return room  # type: ignore[no-any-return]


def owing() -> list[str]:
    heard()
    return [one.person.name for one in Wait.objects.open().select_related("person").order_by("pk")]


def nobody_is_late(at: Callable[..., Any]) -> None:
    assert owing() == [] and not Deadline.objects.open().filter(kind="reply").exists()
    at(15)
    assert not Tally.objects.filter(measure="deadlines.reply.missed").exists()
    assert not Notice.objects.filter(kind="deadline.escalated").exists()


@pytest.mark.parametrize("how", ["leaves", "is removed", "closed", "silenced"])
def test_who_can_t_speak_there_any_more_owes_nothing(
    cast: Cast, prices: Room, at: Callable[..., Any], how: str
) -> None:
    if how == "leaves":
        chat.leave(prices, by=cast.chenchen)
    elif how == "is removed":
        chat.remove(prices, by=cast.wanglei, person=cast.chenchen)
    elif how == "closed":
        chat.archive(prices, by=cast.wanglei)
    else:
        acts.hush(prices, by=cast.wanglei, person=cast.chenchen, hours=24, reason="冷静一下")
    nobody_is_late(at)
    assert Wait.objects.get().end == "withdrawn"


def test_in_other_rooms_he_owes_what_he_owed(cast: Cast, prices: Room, say: Callable[..., Message]) -> None:
    say("@陈晨 合同呢？")
    chat.leave(prices, by=cast.chenchen)
    assert owing() == ["陈晨"] and not Wait.objects.open().filter(room=prices).exists()


def test_who_is_silent_is_not_asked_and_nobody_in_his_place(
    cast: Cast, thunder: Room, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    acts.hush(thunder, by=cast.lijing, person=cast.chenchen, hours=2, reason="冷静一下")
    say("@陈晨 报价给客户了吗？")
    assert owing() == []
    say("@陈晨 @李静 合同呢？")
    assert owing() == ["李静"]
    at(13)
    say("@陈晨 现在呢？")
    assert owing() == ["李静", "陈晨"]


def test_heard_again_after_he_may_speak_it_takes_nothing_away(
    cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    hush = acts.hush(thunder, by=cast.lijing, person=cast.chenchen, hours=2, reason="冷静一下")
    heard()
    acts.unhush(hush, by=cast.lijing)
    say("@陈晨 报价给客户了吗？")
    assert owing() == ["陈晨"]
    keep_waits(list(Fact.objects.filter(verb="hush.given")))
    assert owing() == ["陈晨"]


def test_reworded_the_one_it_names_now_owes_from_now_on(say: Callable[..., Message], at: Callable[..., Any]) -> None:
    message = say("@陈晨 报价给客户了吗？")
    assert owing() == ["陈晨"]
    now = at(10, 30)
    chat.reword(message, by=message.author, text="@李静 报价给客户了吗？", version=message.version)
    assert owing() == ["李静"]
    clock = Deadline.objects.open().get(kind="reply")
    assert (clock.person.name, clock.start) == ("李静", now)
    keep_waits(list(Fact.objects.filter(verb__in=["message.said", "message.edited"]).order_by("pk")))
    assert owing() == ["李静"] and Wait.objects.count() == 2


def test_named_again_he_owes_again_once(say: Callable[..., Message], at: Callable[..., Any]) -> None:
    message = say("@陈晨 报价给客户了吗？")
    for minute, name in ((10, "李静"), (20, "陈晨")):
        heard()
        now = at(10, minute)
        message.refresh_from_db()
        chat.reword(message, by=message.author, text=f"@{name} 报价给客户了吗？", version=message.version)
        assert owing() == [name]
    keep_waits(list(Fact.objects.filter(verb="message.edited").order_by("pk")))
    assert owing() == ["陈晨"]
    assert Deadline.objects.open().get(kind="reply").start == now


def test_reworded_to_the_same_its_clock_goes_on(say: Callable[..., Message], at: Callable[..., Any]) -> None:
    message = say("@陈晨 报价给客户了吗？")
    heard()
    before = Deadline.objects.open().get(kind="reply")
    at(10, 30)
    chat.reword(message, by=message.author, text="@陈晨 报价给客户了没有？", version=message.version)
    assert owing() == ["陈晨"]
    assert Deadline.objects.get(kind="reply").due_at == before.due_at


def test_what_is_answered_stays_answered_however_it_is_reworded(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    message = say("样册在哪？")
    heard()
    at(10, 5)
    say("车上有一箱", by=cast.chenchen, under=message.pk)
    assert owing() == []
    at(10, 6)
    chat.reword(message, by=message.author, text="样册现在在哪？", version=message.version)
    assert owing() == [] and Wait.objects.count() == 1


def test_reworded_into_thanks_nobody_owes_anything(say: Callable[..., Message], at: Callable[..., Any]) -> None:
    message = say("@陈晨 报价给客户了吗？")
    heard()
    chat.reword(message, by=message.author, text="谢谢 @陈晨", version=message.version)
    nobody_is_late(at)


def test_an_ordinary_sentence_costs_what_it_did(
    say: Callable[..., Message], django_assert_num_queries: Callable[..., Any]
) -> None:
    say("今天拜访三家")
    heard()
    fact = Fact.objects.get(verb="message.said")
    with django_assert_num_queries(2):
        keep_waits([fact])
