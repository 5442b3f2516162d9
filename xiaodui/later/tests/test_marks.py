"""Reminders come once, to him alone; what is kept and typed is his own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.later import acts
from xiaodui.later.acts.drafting import tidy
from xiaodui.later.acts.marking import tell_due
from xiaodui.later.jobs import sweep
from xiaodui.later.models import Draft, Reminder, Saved
from xiaodui.notices.models import Notice


@pytest.fixture
def message(cast: Cast, thunder: Room, clock: Callable[..., Any]) -> Message:
    clock(2026, 3, 18, 10)
    return chat.say(thunder, by=cast.chenchen, text="恒拓要的样册在哪？")  # type: ignore[no-any-return]


def test_a_reminder_comes_once_and_leads_to_the_message(
    message: Message, cast: Cast, clock: Callable[..., Any]
) -> None:
    reminder = acts.remind(message, by=cast.wanglei, when="20m")
    assert reminder.due_at - the_clock.now() == timedelta(minutes=20)
    acts.remind(message, by=cast.wanglei, when="1h")
    assert Reminder.objects.count() == 1
    clock(2026, 3, 18, 10, 30)
    assert sweep(None) == 0
    clock(2026, 3, 18, 11)
    assert [tell_due(reminder.pk), tell_due(reminder.pk), sweep(None)] == [True, False, 0]
    [notice] = Notice.objects.filter(kind="message.reminded")
    assert (notice.person, notice.fact.subject) == (cast.wanglei, f"message:{message.pk}")


def test_who_left_or_what_was_recalled_is_not_reminded_of(
    message: Message, cast: Cast, thunder: Room, clock: Callable[..., Any]
) -> None:
    acts.remind(message, by=cast.wanglei, when="20m")
    acts.remind(message, by=cast.lijing, when="20m")
    Seat.objects.filter(room=thunder, person=cast.wanglei).update(left_at=the_clock.now())
    clock(2026, 3, 18, 10, 25)
    assert sweep(None) == 1
    assert [one.person for one in Notice.objects.filter(kind="message.reminded")] == [cast.lijing]
    chat.recall(message, by=cast.chenchen)
    with pytest.raises(Refusal, match="撤回"):
        acts.remind(message, by=cast.lijing, when="20m")


def test_kept_done_and_put_back(message: Message, cast: Cast) -> None:
    acts.save(message, by=cast.wanglei)
    assert acts.finish(message, by=cast.wanglei).done_at
    assert acts.save(message, by=cast.wanglei).done_at is None
    assert Saved.objects.count() == 1
    acts.unsave(message, by=cast.wanglei)
    with pytest.raises(Refusal, match="没有收着"):
        acts.finish(message, by=cast.wanglei)
    with pytest.raises(Forbidden):
        acts.save(message, by=cast.zhaomin)


def test_all_of_it_is_his_own(message: Message, cast: Cast, thunder: Room) -> None:
    acts.remind(message, by=cast.wanglei, when="20m")
    acts.save(message, by=cast.wanglei)
    acts.draft(thunder, by=cast.wanglei, text="还没写完", typed_at=the_clock.now())
    for model in (Reminder, Saved, Draft):
        assert model.objects.visible_to(cast.wanglei).count() == 1
        assert [model.objects.visible_to(one).count() for one in (cast.laozhou, cast.lijing, cast.chenchen)] == [
            0,
            0,
            0,
        ]


def test_the_latest_draft_stands_whichever_comes_last(thunder: Room, cast: Cast, message: Message) -> None:
    now = the_clock.now()

    def typed(text: str, seconds: int, root: int = 0) -> str:
        return str(
            acts.draft(thunder, by=cast.wanglei, text=text, root=root, typed_at=now - timedelta(seconds=seconds)).text
        )

    assert typed("手机上写的", 20) == "手机上写的"
    assert typed("电脑上写的", 10) == "电脑上写的"
    assert typed("手机上晚到的", 15) == "电脑上写的"
    assert typed("", 5) == ""
    assert typed("发出去以前的", 8) == ""
    assert typed("在一条下面", 8, message.pk) == "在一条下面"


def test_a_device_whose_clock_runs_ahead_does_not_win_for_ever(
    thunder: Room, cast: Cast, clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    acts.draft(thunder, by=cast.wanglei, text="表快了", typed_at=the_clock.now() + timedelta(days=1))
    clock(2026, 3, 18, 10, 1)
    assert acts.draft(thunder, by=cast.wanglei, text="后来写的", typed_at=the_clock.now()).text == "后来写的"


def test_old_drafts_are_tidied(thunder: Room, cast: Cast, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 10)
    acts.draft(thunder, by=cast.wanglei, text="", typed_at=the_clock.now() - timedelta(days=8))
    acts.draft(thunder, by=cast.chenchen, text="还要", typed_at=the_clock.now() - timedelta(days=8))
    assert tidy() == 1
    assert Draft.objects.get().text == "还要"


def test_the_pages(message: Message, cast: Cast, thunder: Room) -> None:
    client = sign_in(Client(), cast.wanglei)
    script = {"Accept": "application/json"}
    assert client.post(f"/chat/messages/{message.pk}/save", headers=script).json()["said"]
    menu = client.get(f"/chat/messages/{message.pk}/menu").content.decode()
    assert f"/chat/messages/{message.pk}/finish" in menu
    assert f"/chat/messages/{message.pk}/save" not in menu
    assert (
        "20 分钟后"
        in client.get(f"/chat/messages/{message.pk}/remind", headers={"HX-Request": "true"}).content.decode()
    )
    assert client.post(f"/chat/messages/{message.pk}/remind", {"when": "1h"}).status_code == 302
    for show in ("reminders", "saved"):
        assert "恒拓要的样册" in client.get(f"/chat/later?show={show}").content.decode()
    at = the_clock.now().isoformat()
    kept = client.post(f"/chat/{thunder.pk}/draft", {"text": "写到一半", "typed_at": at}, headers=script)
    assert kept.json()["typed_at"]
    assert [one["text"] for one in client.get("/chat/drafts").json()["drafts"]] == ["写到一半"]
    assert "写到一半" in client.get("/chat/later?show=drafts").content.decode()
    assert sign_in(Client(), cast.lijing).get("/chat/drafts").json() == {"drafts": []}
