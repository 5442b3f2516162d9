"""What waits goes at its time, once, as its author, through what looks at his words."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.models import Fact
from xiaodui.later import acts
from xiaodui.later.acts.inputs import SENDING
from xiaodui.later.acts.sending import send_due
from xiaodui.later.jobs import sweep
from xiaodui.later.models import Waiting
from xiaodui.later.moments import moments
from xiaodui.norms.rules import in_quiet
from xiaodui.notices.models import Notice
from xiaodui.people.models import Absence, Person

Keep = Callable[..., Waiting]
Clock = Callable[..., Any]


def test_it_goes_at_its_time_and_once(keep: Keep, clock: Clock, cast: Cast) -> None:
    waiting = keep()
    assert not send_due(waiting.pk)
    clock(2026, 3, 19, 9)
    assert [send_due(waiting.pk), send_due(waiting.pk), sweep(None)] == [True, False, 0]
    message = Message.objects.get()
    waiting.refresh_from_db()
    assert (message.author, message.text, message.client) == (cast.wanglei, "早，今天过一遍报价", f"later-{waiting.pk}")
    assert waiting.message == message


@pytest.mark.parametrize(
    ("when", "day"), [("tomorrow", date(2026, 3, 21)), ("workday", date(2026, 3, 23))], ids=["tomorrow", "workday"]
)
def test_on_a_friday_the_next_working_day_is_monday(
    keep: Keep, clock: Clock, cast: Cast, thunder: Room, when: str, day: date
) -> None:
    clock(2026, 3, 20, 10)
    waiting = acts.say_later(thunder, by=cast.wanglei, text="早", when=when)
    assert the_clock.day_of(waiting.send_at) == day


@pytest.mark.parametrize(("hour", "day"), [(23, 19), (3, 18)], ids=["before midnight", "after midnight"])
def test_at_night_it_may_wait_until_the_night_is_over(
    clock: Clock, cast: Cast, thunder: Room, hour: int, day: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, 18, hour)
    assert moments(cast.wanglei, SENDING)[0].key == "awake"
    waiting = acts.say_later(thunder, by=cast.wanglei, text="@李静 报价发我", when="awake")
    assert the_clock.day_of(waiting.send_at) == date(2026, 3, day)
    assert waiting.send_at.astimezone(the_clock.zone()).strftime("%H:%M") == "08:00"
    clock(2026, 3, day, 8)
    assert send_due(waiting.pk) and Message.objects.get().text == "@李静 报价发我"


@pytest.mark.parametrize(("day", "hour"), [(20, 23), (21, 10), (23, 2)], ids=["friday night", "saturday", "monday"])
def test_before_and_on_a_day_off_it_waits_until_monday(
    clock: Clock, cast: Cast, thunder: Room, day: int, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, day, hour)
    assert moments(cast.wanglei, SENDING)[0].key == "awake"
    waiting = acts.say_later(thunder, by=cast.wanglei, text="@李静 报价发我", when="awake")
    assert waiting.send_at == clock(2026, 3, 23, 8)
    assert send_due(waiting.pk) and Message.objects.get().text == "@李静 报价发我"


def test_who_is_away_for_longer_than_a_year_is_not_offered_the_end_of_it(
    clock: Clock, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, 18, 10)
    Absence.objects.create(person=cast.wanglei, since=date(2026, 3, 1), until=None)
    assert [one.key for one in moments(cast.wanglei, SENDING)] == ["tomorrow"]


def test_by_day_no_night_is_offered(cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiaodui.norms.looks.in_quiet", in_quiet)
    clock(2026, 3, 18, 10)
    assert "awake" not in [one.key for one in moments(cast.wanglei, SENDING)]


def test_nine_is_nine_on_his_own_clocks(keep: Keep, cast: Cast, thunder: Room) -> None:
    Person.objects.filter(pk=cast.wanglei.pk).update(time_zone="Asia/Tokyo")
    waiting = keep(day=date(2026, 3, 19), hour=time(9))
    assert waiting.send_at.isoformat() == "2026-03-19T00:00:00+00:00"


def test_no_moment_that_has_passed_or_is_a_year_away(keep: Keep) -> None:
    for wrong in ({"day": date(2026, 3, 18), "hour": time(9)}, {"day": date(2028, 1, 1)}, {"hour": time(9)}):
        with pytest.raises(Invalid):
            keep(**wrong)
    assert not Waiting.objects.exists()


def test_what_a_look_holds_stays_with_its_sentence(keep: Keep, clock: Clock, cast: Cast) -> None:
    waiting = keep("你是不是傻逼，这都看不懂")
    clock(2026, 3, 19, 9)
    assert [send_due(waiting.pk), send_due(waiting.pk)] == [False, False]
    waiting.refresh_from_db()
    assert "对事不对人" in waiting.held
    assert [one.person for one in Notice.objects.filter(kind="waiting.held")] == [cast.wanglei]
    with pytest.raises(Refusal, match="对事不对人"):
        acts.send_now(waiting, by=cast.wanglei)
    acts.send_now(waiting, by=cast.wanglei, anyway=True)
    assert Message.objects.get().author == cast.wanglei


def test_who_no_longer_sits_there_is_told(keep: Keep, clock: Clock, cast: Cast, thunder: Room) -> None:
    waiting = keep()
    Seat.objects.filter(room=thunder, person=cast.wanglei).update(left_at=the_clock.now())
    clock(2026, 3, 19, 9)
    assert not send_due(waiting.pk)
    waiting.refresh_from_db()
    assert "不在这个群里" in waiting.held
    assert not Message.objects.exists()
    assert Notice.objects.filter(kind="waiting.held", person=cast.wanglei).exists()


def test_an_archived_room_holds_it(keep: Keep, clock: Clock, cast: Cast) -> None:
    room = chat.open_room(by=cast.wanglei, name="春季攻坚")
    waiting = keep(room=room)
    chat.archive(room, by=cast.wanglei)
    clock(2026, 3, 19, 9)
    assert sweep(None) == 0
    waiting.refresh_from_db()
    assert "归档" in waiting.held


def test_changed_dropped_or_sent_now(keep: Keep, clock: Clock, cast: Cast) -> None:
    waiting = keep()
    acts.edit(waiting, by=cast.wanglei, text="早，改一下", day=date(2026, 3, 20), hour=time(10), version=0)
    with pytest.raises(Refusal, match="改过"):
        acts.edit(waiting, by=cast.wanglei, text="又改", day=date(2026, 3, 20), hour=time(10), version=0)
    clock(2026, 3, 19, 9)
    assert sweep(None) == 0
    acts.send_now(Waiting.objects.get(), by=cast.wanglei)
    with pytest.raises(Refusal, match="已经发出去"):
        acts.drop(waiting, by=cast.wanglei)
    other = keep("不发了")
    acts.drop(other, by=cast.wanglei)
    clock(2026, 3, 21, 9)
    assert sweep(None) == 0
    assert [one.text for one in Message.objects.all()] == ["早，改一下"]


def test_nobody_else_sees_or_touches_it(keep: Keep, cast: Cast) -> None:
    waiting = keep()
    for other in (cast.lijing, cast.laozhou, cast.chenchen):
        assert not Waiting.objects.visible_to(other).exists()
        with pytest.raises(Forbidden):
            acts.drop(waiting, by=other)
    facts = json.dumps([fact.body for fact in Fact.objects.filter(verb__startswith="waiting.")], ensure_ascii=False)
    assert "报价" not in facts
    assert all(
        fact.detail["heard"] == [f"person:{cast.wanglei.pk}"] for fact in Fact.objects.filter(verb="waiting.kept")
    )


def test_the_pages(keep: Keep, cast: Cast, thunder: Room, clock: Clock) -> None:
    client, part = sign_in(Client(), cast.wanglei), {"HX-Request": "true"}
    clock(2026, 3, 18, 10)
    dialog = client.get(f"/chat/{thunder.pk}/later", headers=part).content.decode()
    assert all(word in dialog for word in ("明天 9:00", 'name="text"', 'name="day"'))
    kept = client.post(
        f"/chat/{thunder.pk}/later", {"text": "早", "when": "own", "day": "2026-03-19", "hour": ""}, headers=part
    )
    assert "kept-for-later" in kept["HX-Trigger-After-Swap"]
    wrong = client.post(
        f"/chat/{thunder.pk}/later", {"text": "留着的字", "when": "own", "day": "", "hour": ""}, headers=part
    )
    assert wrong.status_code == 422
    assert "留着的字" in wrong.content.decode()
    waiting = Waiting.objects.get()
    assert waiting.send_at - the_clock.now() == timedelta(hours=23)
    page = client.get("/chat/later").content.decode()
    assert "早" in page
    assert client.get(f"/chat/later/{waiting.pk}/edit", headers=part).status_code == 200
    assert client.post(f"/chat/later/{waiting.pk}/drop").status_code == 302
    assert "没有等着发的" in client.get("/chat/later").content.decode()
