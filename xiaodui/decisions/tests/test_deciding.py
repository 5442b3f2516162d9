"""What is decided is written down, found again, and superseded in the open."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.decisions import acts
from xiaodui.decisions.models import Decision, Question
from xiaodui.journal.following import settle

pytestmark = pytest.mark.django_db
Say = Callable[..., Message]
Htmx = Callable[..., Any]


def test_a_message_becomes_a_decision_of_who_said_it(cast: Cast, say: Say, htmx: Htmx) -> None:
    message = say("报价统一由王磊发", by=cast.lijing)
    asked = htmx(cast.chenchen, f"/chat/messages/{message.pk}/decide").content.decode()
    assert "报价统一由王磊发" in asked
    htmx(
        cast.chenchen,
        f"/chat/messages/{message.pk}/decide",
        {"text": "报价统一由王磊发", "person": str(cast.lijing.pk)},
    )
    one = Decision.objects.get()
    assert (one.decided_by, one.recorded_by, one.decided_on, one.message) == (
        cast.lijing,
        cast.chenchen,
        clock.today(),
        message,
    )
    page = htmx(cast.wanglei, f"/decisions/{one.pk}").content.decode()
    assert f"/chat/messages/{message.pk}" in page
    message.refresh_from_db()
    chip = drawn(message, dressed([message])[message.pk])
    assert f"/cards/decision/{one.pk}" in chip


def test_who_decided_sits_there(cast: Cast, thunder: Room, say: Say) -> None:
    with pytest.raises(Invalid, match="赵敏 不在这个群里"):
        acts.decide_here(thunder, by=cast.wanglei, text="周五前统一发报价", person=cast.zhaomin)
    message = say("报价统一由王磊发", by=cast.chenchen)
    Seat.objects.filter(room=thunder, person=cast.chenchen).update(left_at=clock.now())
    one = acts.decide(message, by=cast.wanglei, text="报价统一由王磊发", person=cast.chenchen)
    assert one.decided_by == cast.chenchen, "who said it and left since still decided it"


def test_offered_as_who_decided_are_those_who_sit_there_and_who_said_it(
    cast: Cast, thunder: Room, say: Say, htmx: Htmx
) -> None:
    message = say("报价统一由王磊发", by=cast.chenchen)
    old = acts.decide_here(thunder, by=cast.wanglei, text="周五前发报价")
    places = [f"/chat/messages/{message.pk}/decide", f"/chat/{thunder.pk}/decide", f"/decisions/{old.pk}/supersede"]
    for place in places:
        asked = htmx(cast.wanglei, place).content.decode()
        assert offered(asked) == {"王磊", "李静", "陈晨"} and "data-search-url" not in asked
    Seat.objects.filter(room=thunder, person=cast.chenchen).update(left_at=clock.now())
    asked = [htmx(cast.wanglei, place).content.decode() for place in places]
    assert [offered(one) for one in asked] == [{"王磊", "李静", "陈晨"}, {"王磊", "李静"}, {"王磊", "李静"}]
    assert f'<option value="{cast.chenchen.pk}" selected>陈晨</option>' in asked[0]


def offered(asked: str) -> set[str]:
    return set(re.findall(r'<option value="\d+"[^>]*>([^<]+)<', asked))


def test_it_is_read_and_found_by_those_who_sit_there_alone(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    one = acts.decide_here(thunder, by=cast.wanglei, text="周五前统一发报价")
    settle()
    assert "周五前统一发报价" in htmx(cast.chenchen, "/search?q=统一发报价").content.decode()
    assert "周五前统一发报价" in htmx(cast.chenchen, f"/chat/{thunder.pk}/decisions").content.decode()
    assert "周五前" not in htmx(cast.zhaomin, "/search?q=统一发报价").content.decode().replace("统一发报价", "")
    assert htmx(cast.zhaomin, f"/decisions/{one.pk}").status_code == 404
    assert htmx(cast.laozhou, f"/decisions/{one.pk}").status_code == 404, "a wide reach opens no room"


def test_a_new_one_takes_its_place_and_the_old_one_stays_to_be_read(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    old = acts.decide_here(thunder, by=cast.wanglei, text="周五前发报价")
    new = acts.supersede(old, by=cast.chenchen, text="周四前发报价")
    old.refresh_from_db()
    assert (old.superseded_by, new.stands) == (new, True)
    assert "周四前发报价" in htmx(cast.wanglei, f"/decisions/{old.pk}").content.decode()
    assert "周五前发报价" in htmx(cast.wanglei, f"/decisions/{new.pk}").content.decode()
    with pytest.raises(Refusal, match="已经被取代"):
        acts.supersede(old, by=cast.wanglei, text="周三前发报价")
    assert Decision.objects.count() == 2


def test_what_was_not_decided_yet_is_no_decision(cast: Cast, thunder: Room) -> None:
    with pytest.raises(Invalid):
        acts.decide_here(thunder, by=cast.wanglei, text="周五前发报价", on=clock.today() + timedelta(days=1))
    with pytest.raises(Forbidden):
        acts.decide_here(thunder, by=cast.zhaomin, text="周五前发报价")
    assert not Decision.objects.exists()


class TestQuestions:
    def test_one_is_seen_and_open_until_somebody_else_answers(self, cast: Cast, say: Say) -> None:
        asked = say("恒拓的报价谁跟？")
        question = Question.objects.get()
        assert (question.message, question.state, question.marked_by) == (asked, "open", None)
        say("我再补一句", under=asked.pk)
        question.refresh_from_db()
        assert question.state == "open", "his own words are no answer"
        answer = say("我来", by=cast.chenchen, under=asked.pk)
        question.refresh_from_db()
        assert (question.state, question.answer) == ("answered", answer)
        asked.refresh_from_db()
        assert "答了" in drawn(asked, dressed([asked])[asked.pk])

    def test_what_asks_nothing_isn_t_one(self, say: Say) -> None:
        say("报价发过去了")
        assert not Question.objects.exists()

    def test_between_two_nothing_is_marked(self, cast: Cast, say: Say) -> None:
        from xiaodui.chat.acts import talk_to

        say("恒拓的报价谁跟？", room=talk_to(by=cast.wanglei, person=cast.chenchen))
        assert not Question.objects.exists()

    def test_marked_by_hand_dropped_and_opened_again(self, cast: Cast, say: Say, htmx: Htmx) -> None:
        message = say("恒拓那边想不明白")
        htmx(cast.chenchen, f"/chat/messages/{message.pk}/ask", {})
        question = Question.objects.get()
        assert question.marked_by == cast.chenchen
        htmx(cast.wanglei, f"/questions/{question.pk}/drop", {})
        htmx(cast.wanglei, f"/questions/{question.pk}/reopen", {})
        question.refresh_from_db()
        assert question.state == "open"
        with pytest.raises(Refusal, match="已经标成问题"):
            acts.mark(message, by=cast.wanglei)
        assert htmx(cast.zhaomin, f"/questions/{question.pk}/settle", {}).status_code == 404

    def test_a_decision_made_of_an_answer_decides_it(self, cast: Cast, say: Say) -> None:
        asked = say("恒拓的报价谁跟？")
        answer = say("陈晨跟吧", by=cast.lijing, under=asked.pk)
        one = acts.decide(answer, by=cast.chenchen, text="恒拓的报价陈晨跟")
        question = Question.objects.get()
        assert (question.state, question.decision, one.decided_by) == ("decided", one, cast.lijing)

    def test_the_same_facts_twice_change_nothing(self, cast: Cast, say: Say) -> None:
        from xiaodui.decisions.hears import see_questions_and_answers
        from xiaodui.journal.models import Fact

        asked = say("恒拓的报价谁跟？")
        say("我来", by=cast.chenchen, under=asked.pk)
        asked.refresh_from_db()
        tick = asked.tick
        see_questions_and_answers(list(Fact.objects.filter(verb="message.said").order_by("pk")))
        asked.refresh_from_db()
        assert asked.tick == tick
        assert Question.objects.count() == 1
