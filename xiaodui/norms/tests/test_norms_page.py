"""「群规」: what holds here and what watches it, for everybody; what waits for a look, for who runs the room."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat.models import Message, Room
from xiaodui.norms import acts
from xiaodui.norms.models import Flag, Hush, Objection, Pace

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_everybody_reads_how_we_talk_and_who_runs_it_keeps_it(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    page = reverse("room-norms", args=[thunder.pk])
    message = say("这单就按我说的办")
    acts.flag(message, by=cast.chenchen, reason="口气不好")
    mine = sign_in(client, cast.wanglei).get(page).content.decode()
    assert "当众训人" in mine and "发出前" in mine and "管这个群" not in mine and "口气不好" not in mine
    lead = sign_in(client, cast.lijing).get(page).content.decode()
    assert "管这个群" in lead and "口气不好" in lead
    assert client.post(reverse("dismiss-flag", args=[Flag.objects.get().pk])).status_code == 302
    assert (
        client.post(reverse("room-pace", args=[thunder.pk]), {"slow": "30", "weekly": "20"}, headers=HX).status_code
        == 200
    )
    assert Pace.objects.get().slow == 30
    assert client.post(reverse("room-lounge", args=[thunder.pk]), {"lounge": "on"}, headers=HX).status_code == 200
    assert "是闲聊群" in client.get(page).content.decode()
    assert sign_in(client, cast.zhaomin).get(page).status_code == 404


def test_hushed_one_reads_why_and_objects(client: Any, cast: Cast, thunder: Room) -> None:
    lead = sign_in(client, cast.lijing)
    assert "陈晨" in lead.get(reverse("hush-in-room", args=[thunder.pk]), headers=HX).content.decode()
    asked = {"person": cast.wanglei.pk, "hours": "4", "reason": "先消消气"}
    assert lead.post(reverse("hush-in-room", args=[thunder.pk]), asked, headers=HX).status_code == 200
    mine = sign_in(client, cast.wanglei)
    hush = Hush.objects.get()
    assert "先消消气" in mine.get(reverse("room-norms", args=[thunder.pk])).content.decode()
    path = reverse("object")
    assert f'value="hush:{hush.pk}"' in mine.get(f"{path}?about=hush:{hush.pk}", headers=HX).content.decode()
    assert mine.post(path, {"about": f"hush:{hush.pk}", "text": "那句不是我说的"}, headers=HX).status_code == 200
    one = Objection.objects.get()
    assert "那句不是我说的" in mine.get(reverse("objection", args=[one.pk])).content.decode()
    shown = mine.get(reverse("room-norms", args=[thunder.pk])).content.decode()
    assert reverse("objection", args=[one.pk]) in shown and "我有异议" not in shown
    assert sign_in(client, cast.lijing).get(reverse("objection", args=[one.pk])).status_code == 404
    owner = sign_in(client, cast.laozhou)
    assert "先消消气" in owner.get(reverse("objection", args=[one.pk])).content.decode()
    done = owner.post(
        reverse("answer-objection", args=[one.pk]), {"outcome": "upheld", "answer": "确实不是"}, headers=HX
    )
    assert done.status_code == 200 and not Hush.objects.standing().exists()


def test_flagged_and_taken_down_from_the_menu(client: Any, cast: Cast, say: Callable[..., Message]) -> None:
    message = say("客户那边我私下答应了返点")
    menu = reverse("message-menu", args=[message.pk])
    assert "这条不合适" in sign_in(client, cast.chenchen).get(menu).content.decode()
    flagging = client.post(reverse("flag-message", args=[message.pk]), {"reason": "不能在群里说"}, headers=HX)
    assert flagging.status_code == 200
    assert "撤下，写明原因" not in client.get(menu).content.decode()
    lead = sign_in(client, cast.lijing)
    assert "撤下，写明原因" in lead.get(menu).content.decode()
    assert (
        lead.post(reverse("take-down-message", args=[message.pk]), {"reason": "不能说返点"}, headers=HX).status_code
        == 200
    )
    mine = sign_in(client, cast.wanglei).get(reverse("room-norms", args=[message.room_id])).content.decode()
    assert "不能说返点" in mine and "私下答应了返点" in mine and "我有异议" in mine
