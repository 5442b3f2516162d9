"""What one missed, in his own sight, at a cost that doesn't grow."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.decisions import acts
from xiaodui.decisions.digest import digest_of

pytestmark = pytest.mark.django_db
Say = Callable[..., Message]
Htmx = Callable[..., Any]


def test_it_gathers_what_concerns_him(cast: Cast, thunder: Room, say: Say, htmx: Htmx) -> None:
    named = say("@陈晨 样册在车上")
    asked = say("恒拓的报价谁跟？")
    loved = say("谢谢大家")
    chat.react(loved, by=cast.lijing, sign="👍")
    chat.pin(say("价格表 v3"), by=cast.lijing)
    one = acts.decide_here(thunder, by=cast.lijing, text="报价周五前统一发")
    found = digest_of(cast.chenchen)
    assert found.mentions == [named]
    assert [question.message for question in found.questions] == [asked]
    assert found.decisions == [one]
    assert [message.text for message in found.pinned] == ["价格表 v3"]
    mine = next(room for room in found.rooms if room.room == thunder)
    assert (mine.unread, mine.loved) == (4, [loved])
    page = htmx(cast.chenchen, "/chat/digest").content.decode()
    assert "样册在车上" in page and "报价周五前统一发" in page
    assert "报价周五前统一发" in htmx(cast.chenchen, "/").content.decode()
    away = digest_of(cast.zhaomin)
    assert away.is_empty and not away.pinned


def test_a_mention_is_done_with_once_he_spoke_or_reacted(cast: Cast, say: Say) -> None:
    first, second = say("@陈晨 样册在哪"), say("@李静 价格表在哪")
    chat.react(first, by=cast.chenchen, sign="👌")
    assert digest_of(cast.chenchen).mentions == []
    assert digest_of(cast.lijing).mentions == [second]
    say("在共享里", by=cast.lijing)
    assert digest_of(cast.lijing).mentions == []


def test_having_caught_up_it_begins_anew(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    acts.decide_here(thunder, by=cast.lijing, text="报价周五前统一发")
    htmx(cast.chenchen, "/chat/digest/read", {})
    assert digest_of(cast.chenchen).decisions == []
    new = acts.decide_here(thunder, by=cast.lijing, text="报价周四前统一发")
    assert digest_of(cast.chenchen).decisions == [new]


def cost(person: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        digest_of(person)
    return len(asked)


def test_it_costs_the_same_however_much_was_said(cast: Cast, thunder: Room, say: Say) -> None:
    chat.react(say("@陈晨 恒拓的报价谁跟？"), by=cast.lijing, sign="👍")
    acts.decide_here(thunder, by=cast.lijing, text="报价周五前统一发")
    person = cast.fresh(cast.chenchen)
    cost(person)  # what he reaches is asked once
    before = cost(person)
    for number in range(5):
        room = chat.open_room(by=cast.wanglei, name=f"第 {number} 群")
        chat.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
        chat.react(say("@陈晨 样册在哪？", room=room), by=cast.wanglei, sign="👍")
        acts.decide_here(room, by=cast.wanglei, text=f"第 {number} 个决定")
    assert cost(person) == before <= 14
