"""Who asks to come in may be told no, with a word; he alone hears it, and may ask again after a day."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.models import Room, Seat
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice

WORD = "这里只谈华南的单子，华东的在春季攻坚"
pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast: Cast) -> Room:
    """王磊's; 陈晨 sits there, 赵敏 asks to come in."""
    made = acts.open_room(by=cast.wanglei, name="报价与折扣", door="ask")
    acts.invite(made, by=cast.wanglei, people=[cast.chenchen.pk])
    settle()
    acts.ask_in(by=cast.zhaomin, room=made.pk)
    return made  # type: ignore[no-any-return]


def found(client: Client) -> str:
    return client.get(reverse("find-rooms")).content.decode()


def test_he_hears_it_with_the_word_and_nobody_else_does(cast: Cast, room: Room) -> None:
    settle()
    acts.turn_away(room, by=cast.wanglei, person=cast.zhaomin, word=WORD)
    settle()
    told = Notice.objects.get(kind="seat.turned_away")
    assert told.person == cast.zhaomin
    mine = sign_in(Client(), cast.zhaomin)
    inbox = mine.get(reverse("notices")).content.decode()
    assert "王磊 这次没让 赵敏 进群「报价与折扣」" in inbox and WORD in inbox
    assert mine.get(reverse("notice", args=[told.pk])).headers["Location"] == reverse("find-rooms")
    assert not Room.objects.visible_to(cast.zhaomin).filter(pk=room.pk).exists()


def test_he_may_ask_again_after_a_day(cast: Cast, room: Room) -> None:
    acts.turn_away(room, by=cast.wanglei, person=cast.zhaomin, word=WORD)
    mine, ask = sign_in(Client(), cast.zhaomin), reverse("ask-into-room", args=[room.pk])
    assert WORD in (page := found(mine)) and "以后可以再申请" in page and ask not in page
    with pytest.raises(Refusal, match="以后可以再申请"):
        acts.ask_in(by=cast.zhaomin, room=room.pk)
    seat = Seat.objects.get(room=room, person=cast.zhaomin)
    assert seat.asks_again_from is not None
    with clock.at(seat.asks_again_from - timedelta(seconds=1)), pytest.raises(Refusal):
        acts.ask_in(by=cast.zhaomin, room=room.pk)
    with clock.at(seat.asks_again_from):
        assert WORD in (page := found(mine)) and ask in page
        acts.ask_in(by=cast.zhaomin, room=room.pk)
        assert "申请了，等群主同意" in (page := found(mine)) and WORD not in page
        acts.let_in(room, by=cast.wanglei, person=cast.zhaomin)
    assert Room.objects.visible_to(cast.zhaomin).filter(pk=room.pk).exists()


def test_without_a_word_it_says_just_so(cast: Cast, room: Room) -> None:
    acts.turn_away(room, by=cast.wanglei, person=cast.zhaomin, word="  ")
    assert "上次申请没让你进来。" in found(sign_in(Client(), cast.zhaomin))


def test_of_two_who_decide_one_is_told_that_it_is_decided(cast: Cast, room: Room) -> None:
    acts.turn_away(room, by=cast.wanglei, person=cast.zhaomin)
    for late in (acts.turn_away, acts.let_in):
        with pytest.raises(Refusal, match="已经回过 赵敏"):
            late(room, by=cast.wanglei, person=cast.zhaomin)
    acts.invite(room, by=cast.wanglei, people=[cast.zhaomin.pk])
    for late in (acts.turn_away, acts.let_in):
        with pytest.raises(Refusal, match="赵敏 已经在群里"):
            late(room, by=cast.wanglei, person=cast.zhaomin)
    with pytest.raises(Refusal, match="李静 没有申请"):
        acts.turn_away(room, by=cast.wanglei, person=cast.lijing)


def test_who_only_sits_there_decides_nothing(cast: Cast, room: Room) -> None:
    with pytest.raises(Forbidden):
        acts.turn_away(room, by=cast.chenchen, person=cast.zhaomin)
    assert Seat.objects.get(room=room, person=cast.zhaomin).asked_at


def test_where_the_door_stands_open_since_he_just_comes_in(cast: Cast, room: Room) -> None:
    acts.turn_away(room, by=cast.wanglei, person=cast.zhaomin, word=WORD)
    room.refresh_from_db()
    acts.edit(room, by=cast.wanglei, version=room.version, name=room.name, purpose="", door="open")
    page = found(sign_in(Client(), cast.zhaomin))
    assert reverse("enter-room", args=[room.pk]) in page and WORD not in page


def test_the_button_stands_beside_letting_in_and_asks_for_a_word(client: Any, cast: Cast, room: Room) -> None:
    sign_in(client, cast.chenchen)
    away = reverse("turn-away-from-room", args=[room.pk])
    assert away not in client.get(reverse("room-people", args=[room.pk])).content.decode()
    sign_in(client, cast.wanglei)
    assert f"{away}?person={cast.zhaomin.pk}" in client.get(reverse("room-people", args=[room.pk])).content.decode()
    asked = client.get(f"{away}?person={cast.zhaomin.pk}", headers={"HX-Request": "true"}).content.decode()
    assert "这次不让 赵敏 进来？" in asked and 'name="word"' in asked
    assert re.search(rf'type="hidden" name="person" value="{cast.zhaomin.pk}"', asked)
    said = {"person": cast.zhaomin.pk, "word": WORD}
    assert client.post(away, said, headers={"HX-Request": "true"}).headers["HX-Redirect"]
    gone = client.get(f"{away}?person={cast.zhaomin.pk}", headers={"HX-Request": "true"})
    assert gone.status_code == 422 and "他已经不在申请了" in gone.content.decode()
    assert Seat.objects.get(room=room, person=cast.zhaomin).word == WORD
    late = client.post(away, said, headers={"HX-Request": "true"})
    assert late.status_code == 422 and "已经回过 赵敏" in late.content.decode()
