"""Pace, night, what is held, flagged and taken down: nothing is lost, everything names its clause and may be objected to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.deadlines import Deadline
from xiaodui.governance import book
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.norms import acts
from xiaodui.norms.acts.pacing import tell_thin
from xiaodui.norms.models import Flag, Held, Hush, Objection, TakeDown, Wait
from xiaodui.norms.rules import in_quiet, is_flood
from xiaodui.norms.tests.conftest import heard
from xiaodui.notices.models import Notice
from xiaodui.people.models import Absence, Person, Shift

pytestmark = pytest.mark.django_db
UGLY = "你是不是傻逼，这都看不懂"


@pytest.fixture(autouse=True)
def morning(at: Callable[..., Any]) -> None:
    at(10)


@pytest.fixture
def ruled(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`ruled(chat.conduct_holds=True)`: the clause says so for everybody."""
    real = book.value

    def set_to(**values: Any) -> None:
        from xiaodui.governance import rules

        def value(code: str, **more: Any) -> Any:
            found = real(code, **more)
            return found._replace(value=values[code]) if code in values else found

        monkeypatch.setattr(rules, "value", value)

    return set_to


def refused(say: Callable[..., Message], text: str, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as no:
        say(text, **more)
    return no.value


def told(person: Any, kind: str = "norms.about_me") -> int:
    return Notice.objects.filter(kind=kind, person=person).count()


def counted(measure: str, person: Any) -> int:
    return sum(int(row.value) for row in Tally.objects.filter(measure=measure, person_id=person.pk))


def test_slow_mode_lets_one_speak_each_so_many_seconds_but_not_who_runs_it(
    cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    acts.set_pace(thunder, by=cast.lijing, slow=60, weekly=0)
    say("早")
    no = refused(say, "再早")
    assert (no.code, no.detail["clause"]) == ("message.slow", "chat.pace@1") and "60 秒" in str(no)
    say("早", by=cast.chenchen)
    for text in ("一", "二"):
        say(text, by=cast.lijing)
    clock(2026, 3, 18, 10, 1)
    say("再早")
    with pytest.raises(Forbidden):
        acts.set_pace(thunder, by=cast.wanglei, slow=0, weekly=0)


def test_a_flood_waits(say: Callable[..., Message], clock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.is_flood", is_flood)
    for number in range(12):
        say(f"第 {number} 条")
    assert refused(say, "第 13 条").code == "message.flood"
    clock(2026, 3, 18, 10, 2)
    say("第 13 条")


def test_at_night_a_call_by_name_is_asked_about_and_may_go(
    say: Callable[..., Message], clock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, 18, 23)
    say("晚安")
    no = refused(say, "@陈晨 报价呢？")
    assert no.code == "message.quiet" and "08:00" in str(no) and no.detail["clause"] == "chat.quiet@1"
    say("@陈晨 报价呢？", anyway=True)
    assert Fact.objects.filter(verb="message.said").latest("pk").detail["quiet"] is True


def test_a_day_off_is_quiet_and_the_sentence_says_when_work_begins(
    say: Callable[..., Message], clock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, 20, 12)
    say("@陈晨 报价呢？")
    clock(2026, 3, 20, 23)
    assert "周一 08:00" in str(refused(say, "@陈晨 报价呢？"))
    clock(2026, 3, 21, 12)
    say("周末愉快")
    no = refused(say, "报价呢？", urgent=True)
    assert no.code == "message.quiet" and no.detail["clause"] == "chat.quiet@1"
    assert "你今天不上班，3 月 23 日 周一 09:00 上班" in str(no)
    say("@陈晨 报价呢？", anyway=True)
    assert Fact.objects.filter(verb="message.said").latest("pk").detail["quiet"] is True


def test_it_is_the_writer_s_own_days_and_clocks(
    cast: Cast, say: Callable[..., Message], clock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    saturday, friday = date(2026, 3, 21), date(2026, 3, 20)
    Shift.objects.create(person=cast.wanglei, day=saturday, hours="09:00-12:00")
    Absence.objects.create(person=cast.chenchen, since=friday, until=friday)
    Person.objects.filter(pk=cast.lijing.pk).update(time_zone="Europe/Berlin")
    clock(2026, 3, 21, 10)
    say("@陈晨 报价呢？")
    clock(2026, 3, 20, 10)
    assert "周一 09:00" in str(refused(say, "@王磊 报价呢？", by=cast.chenchen))
    assert "22:00 到 08:00" in str(refused(say, "@王磊 报价呢？", by=cast.lijing)), "three in the morning there"
    clock(2026, 3, 20, 23)
    say("@王磊 报价呢？", by=cast.lijing)


def test_a_room_that_talks_too_little_is_told_to_its_leader_alone(
    cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    acts.set_pace(thunder, by=cast.lijing, slow=0, weekly=3)
    say("早")
    assert tell_thin() == 1 and tell_thin() == 0
    assert told(cast.lijing, "room.thin") == 1 and told(cast.wanglei, "room.thin") == 0


def test_who_is_hushed_hears_why_and_until_when_and_speaks_again_after(
    cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    acts.hush(thunder, by=cast.lijing, person=cast.wanglei, hours=4, reason="先消消气")
    no = refused(say, "我没气")
    assert no.code == "message.hushed" and "先消消气" in str(no) and no.detail["clause"] == "chat.keeping@1"
    assert told(cast.wanglei) == 1 and "先消消气" not in Fact.objects.get(verb="hush.given").body
    say("早", by=cast.chenchen)
    clock(2026, 3, 18, 14, 1)
    say("好了")
    with pytest.raises(Refusal):
        acts.hush(thunder, by=cast.lijing, person=cast.lijing, hours=1, reason="试试")


def test_an_objection_is_answered_by_one_who_had_no_part_and_undoes_it(
    cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    hush = acts.hush(thunder, by=cast.lijing, person=cast.wanglei, hours=4, reason="先消消气")
    with pytest.raises(Invalid):
        acts.object_to(by=cast.chenchen, about=f"hush:{hush.pk}", text="替他说一句")
    made = acts.object_to(by=cast.wanglei, about=f"hush:{hush.pk}", text="那句不是我说的")
    assert made.decider == cast.laozhou
    assert Deadline.objects.open().get(kind="objection").promiser == cast.laozhou
    with pytest.raises(Forbidden):
        acts.answer(made, by=cast.lijing, outcome="rejected", answer="我说了算")
    acts.answer(made, by=cast.laozhou, outcome="upheld", answer="看了记录，确实不是")
    assert not Hush.objects.standing().exists() and told(cast.wanglei) == 2
    say("谢谢")
    with pytest.raises(Refusal):
        acts.object_to(by=cast.wanglei, about=f"hush:{hush.pk}", text="再来一次")


def test_where_the_clause_says_so_it_waits_for_a_look_and_goes_as_its_writer_s(
    cast: Cast, say: Callable[..., Message], ruled: Callable[..., None]
) -> None:
    ruled(**{"chat.conduct_holds": True})
    assert refused(say, UGLY).code == "message.tone"
    no = refused(say, UGLY, anyway=True)
    assert no.code == "message.held" and not Message.objects.exists()
    held = Held.objects.get()
    assert held.text == UGLY and held.cite == "chat.conduct@1" and told(cast.lijing, "norms.to_look") == 1
    assert "傻" not in Fact.objects.get(verb="held.kept").body
    with pytest.raises(Forbidden):
        acts.let_through(held, by=cast.wanglei)
    acts.let_through(held, by=cast.lijing)
    message = Message.objects.get()
    assert (message.text, message.author) == (UGLY, cast.wanglei)
    with pytest.raises(Refusal):
        acts.give_back(held, by=cast.lijing, word="晚了")


def test_given_back_its_words_stay_with_the_writer_who_may_object(
    cast: Cast, say: Callable[..., Message], ruled: Callable[..., None]
) -> None:
    ruled(**{"chat.conduct_holds": True})
    refused(say, UGLY, anyway=True)
    held = acts.give_back(Held.objects.get(), by=cast.lijing, word="换个说法")
    assert held.text == UGLY and told(cast.wanglei) == 1
    made = acts.object_to(by=cast.wanglei, about=f"held:{held.pk}", text="我们平时就这么说话")
    acts.answer(made, by=cast.laozhou, outcome="upheld", answer="闹着玩的")
    assert Message.objects.get().text == UGLY


def test_only_telling_tells_nobody_else(cast: Cast, say: Callable[..., Message], ruled: Callable[..., None]) -> None:
    ruled(**{"chat.conduct_flags": False})
    say(UGLY, anyway=True)
    heard()
    assert told(cast.lijing, "message.warned") == 0


def test_a_lounge_has_room_for_adverts_and_none_for_insults(
    cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    advert = "加微信领红包，拼团特价，限时优惠，点击链接 https://t.example/a 立即抢购"
    assert refused(say, advert).code == "message.tone"
    chat.make_lounge(thunder, by=cast.lijing, lounge=True)
    say(advert)
    assert refused(say, UGLY).code == "message.tone"


def test_a_colleague_flags_it_and_its_writer_never_learns_who(cast: Cast, say: Callable[..., Message]) -> None:
    message = say("这单就按我说的办")
    flag = acts.flag(message, by=cast.chenchen, reason="口气不好")
    assert told(cast.lijing, "norms.to_look") == 1 and told(cast.wanglei, "norms.to_look") == 0
    fact = Fact.objects.get(verb="message.flagged")
    assert f'"person:{cast.chenchen.pk}"' not in fact.body, fact.body
    assert fact.actor == "system"
    assert not Flag.objects.visible_to(cast.wanglei).exists() and Flag.objects.visible_to(cast.lijing).exists()
    with pytest.raises(Refusal):
        acts.flag(message, by=cast.chenchen, reason="再报一次")
    acts.dismiss(flag, by=cast.lijing)
    assert told(cast.chenchen) == 1 and told(cast.wanglei) == 0


def test_taken_down_with_a_reason_and_brought_back_by_an_objection(cast: Cast, say: Callable[..., Message]) -> None:
    message = say("客户那边我私下答应了返点")
    flag = acts.flag(message, by=cast.chenchen, reason="不能在群里说")
    with pytest.raises(Forbidden):
        acts.take_down(message, by=cast.chenchen, reason="我觉得不好")
    down = acts.take_down(message, by=cast.lijing, reason="不能在群里说返点")
    message.refresh_from_db()
    flag.refresh_from_db()
    assert (message.text, flag.outcome, told(cast.wanglei)) == ("", "down", 1)
    assert counted("norms.taken_down", cast.wanglei) == 1
    made = acts.object_to(by=cast.wanglei, about=f"takedown:{down.pk}", text="合同里写明了")
    acts.answer(made, by=cast.laozhou, outcome="upheld", answer="合同里有")
    down = TakeDown.objects.get()
    assert down.back is not None and down.back.text == "客户那边我私下答应了返点" and down.back.author == cast.wanglei
    assert counted("norms.taken_down", cast.wanglei) == 0


def test_a_clock_that_isn_t_his_is_waived_by_an_objection(
    cast: Cast, say: Callable[..., Message], at: Callable[..., Any]
) -> None:
    say("@陈晨 客户在线上等", urgent=True)
    heard()
    at(10, 40)
    made = acts.object_to(by=cast.chenchen, about=f"wait:{Wait.objects.get().pk}", text="我在客户车间，手机要存柜")
    acts.answer(made, by=made.decider, outcome="upheld", answer="对，车间不让带")
    assert counted("deadlines.reply.missed", cast.chenchen) == 0
    assert Objection.objects.get().outcome == "upheld"
