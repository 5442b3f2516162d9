"""A question waits for its answer: for whom, until when, what ends it, who hears of it when nobody answers."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.deadlines import Deadline
from xiaodui.duties.acts import create_topic
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.norms import acts
from xiaodui.norms.models import Wait
from xiaodui.norms.tests.conftest import heard
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning(at: Callable[..., Any]) -> None:
    at(10)


def waits() -> list[tuple[str, str]]:
    heard()
    return [(one.person.name, one.kind) for one in Wait.objects.open().select_related("person").order_by("pk")]


def counted(code: str, person: Any) -> int:
    return sum(int(row.value) for row in Tally.objects.filter(measure=code, person_id=person.pk))


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("@陈晨 恒拓的报价谁跟？", [("陈晨", "named")]),
        ("@陈晨 看一下这份合同", [("陈晨", "named")]),
        ("谢谢 @陈晨", []),
        ("样册在哪？", [("李静", "question")]),
        ("今天拜访三家", []),
        ("@王磊 自己记一下", []),
    ],
)
def test_who_owes_an_answer(say: Callable[..., Message], text: str, owed: list[tuple[str, str]]) -> None:
    say(text)
    assert waits() == owed


def test_a_question_goes_to_who_answers_for_its_topic(cast: Cast, thunder: Room, say: Callable[..., Message]) -> None:
    create_topic(by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.chenchen, decider=cast.lijing)
    say("海晟的报价哪天能出？")
    assert waits() == [("陈晨", "question")]
    assert Notice.objects.filter(kind="wait.asked", person=cast.chenchen).exists()


def test_urgent_is_half_an_hour_else_four_hours_of_working_time(cast: Cast, say: Callable[..., Message]) -> None:
    say("@陈晨 合同看一下")
    message = say("@陈晨 客户在线上等", urgent=True)
    heard()
    assert message.urgent and Fact.objects.filter(verb="message.said").latest("pk").detail["urgent"] is True
    spans = [(one.minutes, one.clause) for one in Deadline.objects.filter(kind="reply").order_by("pk")]
    assert spans == [(240, "chat.reply@1"), (30, "chat.reply@1")]


def test_between_two_only_what_is_urgent_has_a_clock(cast: Cast) -> None:
    room = chat.talk_to(by=cast.wanglei, person=cast.chenchen)
    chat.say(room, by=cast.wanglei, text="在吗？")
    assert waits() == []
    chat.say(room, by=cast.wanglei, text="在吗？", urgent=True)
    assert waits() == [("陈晨", "urgent")]


def test_in_a_lounge_and_of_the_system_nobody_waits(cast: Cast, thunder: Room, say: Callable[..., Message]) -> None:
    chat.say(thunder, by=None, text="@陈晨 在吗？")
    chat.make_lounge(thunder, by=cast.lijing, lounge=True)
    say("谁要拼奶茶？")
    assert waits() == []


def test_a_word_below_it_or_in_the_room_answers(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    first, _second = say("@陈晨 报价？"), say("@李静 合同签了吗？")
    heard()
    at(10, 5)
    say("下午三点给", by=cast.chenchen, under=first.pk)
    say("签了", by=cast.lijing)
    assert waits() == []
    assert counted("deadlines.reply.met", cast.chenchen) == counted("deadlines.reply.met", cast.lijing) == 1


def test_what_anybody_answers_counts_for_nobody(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    asked = say("样册在哪？")
    heard()
    at(10, 5)
    say("车上有一箱", by=cast.chenchen, under=asked.pk)
    assert waits() == [] and Wait.objects.get().end == "other"
    assert counted("deadlines.reply.met", cast.lijing) == 0


def test_a_recall_ends_it_and_so_does_who_asked(cast: Cast, say: Callable[..., Message]) -> None:
    first, second = say("@陈晨 报价？"), say("@陈晨 合同？")
    heard()
    chat.recall(first, by=cast.wanglei)
    wait = Wait.objects.get(message=second)
    with pytest.raises(Forbidden):
        acts.settle(wait, by=cast.chenchen)
    acts.settle(wait, by=cast.wanglei)
    with pytest.raises(Refusal):
        acts.settle(wait, by=cast.wanglei)
    assert waits() == [] and not Deadline.objects.open().filter(kind="reply").exists()
    assert counted("deadlines.reply.met", cast.chenchen) == 0


def test_a_reaction_answers_only_where_the_clause_says_so(
    cast: Cast, say: Callable[..., Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = say("@陈晨 报价？")
    chat.react(asked, by=cast.chenchen, sign="👍")
    assert waits() == [("陈晨", "named")]
    from xiaodui.norms.acts import waiting

    real = waiting.rulebook.value
    monkeypatch.setattr(
        waiting.rulebook, "value",
        lambda code, **more: real(code, **more)._replace(value=True) if code == "chat.reply_by_sign" else real(code, **more),
    )  # fmt: skip
    chat.react(asked, by=cast.chenchen, sign="✅")
    assert waits() == [] and Wait.objects.get().end == "signed"


def test_unanswered_it_reminds_is_missed_and_comes_to_the_leader(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    asked = say("@陈晨 客户在线上等", urgent=True)
    heard()
    at(10, 15)
    assert Notice.objects.filter(kind="deadline.reminded", person=cast.chenchen).exists()
    at(10, 30)
    assert counted("deadlines.reply.missed", cast.chenchen) == 1
    assert not Notice.objects.filter(kind="deadline.escalated").exists()
    at(11, 30)
    assert Notice.objects.filter(kind="deadline.escalated", person=cast.lijing).exists()
    at(11, 31)
    say("来了", by=cast.chenchen, under=asked.pk)
    heard()
    assert waits() == [] and counted("norms.answered_late", cast.chenchen) == 1
    assert counted("deadlines.reply.met", cast.chenchen) == 0


def test_what_the_leader_himself_owes_comes_to_who_leads_above(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    say("@李静 客户在线上等", urgent=True)
    heard()
    at(11, 30)
    told = Notice.objects.filter(kind="deadline.escalated").values_list("person__name", flat=True)
    assert list(told) == ["老周"]


def test_heard_twice_it_is_asked_once(cast: Cast, say: Callable[..., Message]) -> None:
    from xiaodui.norms.acts.waiting import expect

    message = say("@陈晨 报价？")
    heard()
    assert expect(message) == []
    assert Deadline.objects.open().filter(kind="reply").count() == 1
