"""Asked of who sits there, answered once, counted for all; who is missing is reminded and listed once."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.deadlines.models import Deadline
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Person
from xiaodui.receipts import acts
from xiaodui.receipts.hears import ask_no_more, tell_those_asked
from xiaodui.receipts.jobs import give_late
from xiaodui.receipts.models import Known, Receipt


def html(message: Message) -> str:
    message = Message.objects.get(pk=message.pk)
    return drawn(message, dressed([message])[message.pk])


def test_all_who_sit_there_are_asked_but_its_author(message: Message, cast: Cast) -> None:
    receipt = acts.ask(message, by=cast.lijing)
    assert {one.person.name for one in Known.objects.all()} == {"王磊", "陈晨"}
    assert (receipt.asked, receipt.known) == (2, 0)
    tell_those_asked(list(Fact.objects.filter(verb="receipt.asked")))
    assert set(Notice.objects.filter(kind="receipt.asked").values_list("person__name", flat=True)) == {"王磊", "陈晨"}
    with pytest.raises(Refusal, match="已经请大家"):
        acts.ask(message, by=cast.lijing)


def test_who_neither_wrote_it_nor_runs_the_room_asks_nobody(message: Message, cast: Cast) -> None:
    with pytest.raises(Forbidden):
        acts.ask(message, by=cast.wanglei)


def test_one_answers_once_and_all_see_the_count(message: Message, cast: Cast) -> None:
    receipt = acts.ask(message, by=cast.lijing)
    for _ in range(2):
        receipt = acts.know(receipt, by=cast.wanglei)
    assert receipt.known == 1
    assert Fact.objects.filter(verb="receipt.known").count() == 1
    assert "1 / 2 知道了" in html(message)
    assert f'data-by="{cast.wanglei.pk}"' in html(message)
    with pytest.raises(Refusal, match="你自己不用点"):
        acts.know(receipt, by=cast.lijing)
    with pytest.raises(Forbidden):
        acts.know(receipt, by=cast.zhaomin)


def test_with_a_time_each_has_a_deadline_and_whoever_asked_gets_the_list_once(
    message: Message, cast: Cast, clock: Callable[..., Any]
) -> None:
    receipt = acts.ask(message, by=cast.lijing, day=date(2026, 3, 20), hour=time(12))
    assert Deadline.objects.open().filter(kind="receipt").count() == 2
    acts.know(receipt, by=cast.wanglei)
    assert [one.promiser for one in Deadline.objects.open().filter(kind="receipt")] == [cast.chenchen]
    assert give_late(None) == 0
    clock(2026, 3, 20, 12, 1)
    assert (give_late(None), give_late(None)) == (1, 0)
    [notice] = Notice.objects.filter(kind="receipt.due")
    assert (notice.person, notice.fact.detail["missing"]) == (cast.lijing, 1)


def test_everybody_knows_in_time_and_no_list_is_given(message: Message, cast: Cast, clock: Callable[..., Any]) -> None:
    receipt = acts.ask(message, by=cast.lijing, day=date(2026, 3, 20))
    for one in (cast.wanglei, cast.chenchen):
        acts.know(receipt, by=one)
    clock(2026, 3, 20, 18, 1)
    assert give_late(None) == 0
    assert "2 位都知道了" in html(message)


def test_no_time_that_has_passed(message: Message, cast: Cast) -> None:
    with pytest.raises(Invalid):
        acts.ask(message, by=cast.lijing, day=date(2026, 3, 17))
    with pytest.raises(Invalid, match="也要选哪一天"):
        acts.ask(message, by=cast.lijing, hour=time(9))


def test_who_leaves_is_no_longer_asked_and_who_comes_may_answer(cast: Cast, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 10)
    room = chat.open_room(by=cast.wanglei, name="春季攻坚")
    chat.invite(room, by=cast.wanglei, people=[cast.chenchen.pk, cast.sunyue.pk])
    receipt = acts.ask(chat.say(room, by=cast.wanglei, text="看一下"), by=cast.wanglei, day=date(2026, 3, 20))
    chat.leave(room, by=cast.chenchen)
    ask_no_more(list(Fact.objects.filter(verb="room.left")))
    receipt.refresh_from_db()
    assert (receipt.asked, Deadline.objects.open().filter(kind="receipt").count()) == (1, 1)
    chat.enter(by=cast.zhaomin, room=room.pk)
    assert (acts.know(receipt, by=cast.zhaomin).known, receipt.asked) == (1, 2)


def test_recalled_nobody_is_asked_any_more(message: Message, cast: Cast) -> None:
    receipt = acts.ask(message, by=cast.lijing, day=date(2026, 3, 20))
    chat.recall(Message.objects.get(pk=message.pk), by=cast.lijing)
    assert not Receipt.objects.open().exists()
    assert not Deadline.objects.open().filter(kind="receipt").exists()
    assert not Receipt.objects.visible_to(cast.wanglei).filter(pk=receipt.pk).exists()


def test_no_longer_asked_what_was_answered_stays(message: Message, cast: Cast) -> None:
    receipt = acts.know(acts.ask(message, by=cast.lijing, day=date(2026, 3, 20)), by=cast.wanglei)
    with pytest.raises(Forbidden):
        acts.close(receipt, by=cast.wanglei)
    acts.close(receipt, by=cast.lijing)
    with pytest.raises(Refusal, match="不用再点"):
        acts.know(receipt, by=cast.chenchen)
    assert "1 / 2 知道了" in html(message)


def test_a_receipt_is_not_sent_by_hand(message: Message, cast: Cast, thunder: Room) -> None:
    receipt = acts.ask(message, by=cast.lijing)
    with pytest.raises(Invalid):
        chat.say(thunder, by=cast.lijing, text="再来", enclosed=[receipt.key])


def test_the_pages(message: Message, cast: Cast) -> None:
    lijing, wanglei = sign_in(Client(), cast.lijing), sign_in(Client(), cast.wanglei)
    assert f"/chat/messages/{message.pk}/receipt" in lijing.get(f"/chat/messages/{message.pk}/menu").content.decode()
    assert lijing.post(f"/chat/messages/{message.pk}/receipt", {}).status_code == 302
    receipt = Receipt.objects.get()
    assert wanglei.get(f"/chat/messages/{message.pk}/receipt").status_code == 403
    page = wanglei.get(f"/chat/receipts/{receipt.pk}").content.decode()
    assert f"/chat/receipts/{receipt.pk}/know" in page
    assert wanglei.post(f"/chat/receipts/{receipt.pk}/know", headers={"Accept": "application/json"}).json() == {
        "known": 1
    }
    who = lijing.get(f"/chat/receipts/{receipt.pk}", headers={"HX-Request": "true"}).content.decode()
    assert who.index("还没点") < who.index("陈晨") < who.index("王磊")
    assert (
        sign_in(Client(), Person.objects.get(pk=cast.zhaomin.pk)).get(f"/chat/receipts/{receipt.pk}").status_code == 404
    )
