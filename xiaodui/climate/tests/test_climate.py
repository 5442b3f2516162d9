"""Thanks for something named; a room's four weeks, as a whole and never as a list of persons."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.climate.acts import thank
from xiaodui.climate.models import Thanks
from xiaodui.climate.reading import silent_ones, supports, weeks_of
from xiaodui.climate.rules import Weeks, median
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal.following import settle
from xiaodui.measures.models import Tally
from xiaodui.norms.acts import flag
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_the_middle_one_of_the_minutes() -> None:
    assert [median(one) for one in ([], [7], [9, 1, 5], [1, 2, 3, 400])] == [None, 7, 5, 3]


def test_shares_of_nothing_are_none() -> None:
    empty = Weeks(0, 0, 0, 0, None, 0, 0, [0, 0, 0, 0])
    assert empty.silent is None and empty.share is None
    assert Weeks(4, 1, 4, 3, 9, 0, 0, [0, 0, 0, 1]).silent == 0.75


def test_thanks_stand_in_the_room_with_their_evidence(cast: Cast, thunder: Room, say: Callable[..., Message]) -> None:
    shown = say("图纸我连夜改好了", by=cast.chenchen)
    made = thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="连夜改图", evidence=shown.pk)
    message = made.message
    html = drawn(message, dressed([message])[message.pk])
    assert "互相帮忙" in html and reverse("message", args=[shown.pk]) in html
    assert Notice.objects.filter(kind="thanks.given", person=cast.chenchen).exists()
    counted = {row.measure: row.person_id for row in Tally.objects.filter(measure__startswith="thanks.")}
    assert counted == {"thanks.given": cast.wanglei.pk, "thanks.received": cast.chenchen.pk}
    chat.recall(message, by=cast.wanglei)
    assert not Thanks.objects.visible_to(cast.chenchen).exists()


def test_thanks_are_for_somebody_here_under_a_value_and_not_too_many(
    cast: Cast, thunder: Room, clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    wrong = [
        ({"to": cast.wanglei}, "to"), ({"to": cast.zhaomin}, "to"), ({"value": "会喝酒"}, "value"),
    ]  # fmt: skip
    for said, field in wrong:
        with pytest.raises(Invalid) as no:
            thank(thunder, by=cast.wanglei, **{"to": cast.chenchen, "value": "互相帮忙", "text": "谢谢", **said})
        assert set(no.value.errors) == {field}
    for number in range(5):
        thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text=f"第 {number} 件事")
    with pytest.raises(Refusal) as refused:
        thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="又一件")
    assert refused.value.code == "thanks.many" and refused.value.detail["clause"] == "chat.climate@1"
    clock(2026, 3, 19, 10)
    thank(thunder, by=cast.wanglei, to=cast.chenchen, value="互相帮忙", text="又一件")


def test_four_weeks_of_a_room(
    cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 2, 2, 10)
    say("太久以前", by=cast.lijing)
    clock(2026, 3, 18, 10)
    settle()
    asked = say("@陈晨 报价哪天给？")
    unanswered = say("@李静 合同签了吗？")
    settle()
    clock(2026, 3, 18, 10, 20)
    say("下午给", by=cast.chenchen, under=asked.pk)
    flag(unanswered, by=cast.chenchen, reason="口气不好")
    thank(thunder, by=cast.wanglei, to=cast.chenchen, value="说到做到", text="下午真给了")
    settle()
    found = weeks_of(thunder)
    assert (found.people, found.spoke, found.asked, found.answered, found.median) == (3, 2, 2, 1, 20)
    assert (found.thanks, found.held, list(found.said)) == (1, 1, [0, 0, 0, 4])
    assert silent_ones(thunder) == ["李静"]
    assert supports(cast.lijing) == [{"by": "王磊", "to": "陈晨", "n": 1, "share": 1.0}]
    assert supports(cast.zhaomin) == []


def test_the_panel_names_nobody_and_its_figures_open_for_the_seated(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message], clock: Callable[..., Any]
) -> None:
    clock(2026, 3, 18, 10)
    settle()
    say("@李静 合同签了吗？")
    settle()
    panel = reverse("room-climate", args=[thunder.pk])
    for person in (cast.wanglei, cast.lijing):
        said = sign_in(client, person).get(panel, headers=HX).content.decode()
        assert "1<small>/ 3 人说过话" in said and "还没人答的" in said
        assert not any(name in said.split('class="body"')[1] for name in ("陈晨", "李静", "王磊"))
    assert "合同签了吗" in client.get(reverse("climate-behind", args=[thunder.pk, "unanswered"])).content.decode()
    assert client.get(reverse("climate-behind", args=[thunder.pk, "faces"])).status_code == 404
    assert sign_in(client, cast.zhaomin).get(panel).status_code == 404


def test_thanked_from_the_menu_of_a_message_and_listed(client: Any, cast: Cast, say: Callable[..., Message]) -> None:
    message = say("图纸我连夜改好了", by=cast.chenchen)
    web = sign_in(client, cast.wanglei)
    assert "谢他一句" in web.get(reverse("message-menu", args=[message.pk])).content.decode()
    path = reverse("thank-for-message", args=[message.pk])
    assert f'name="evidence" value="{message.pk}"' in web.get(path, headers=HX).content.decode()
    asked = {"to": cast.chenchen.pk, "value": "互相帮忙", "text": "连夜改图", "evidence": message.pk}
    assert web.post(path, asked, headers=HX).status_code == 200
    assert "连夜改图" in web.get(f"{reverse('thanks')}?who=given").content.decode()
    assert "<td>陈晨</td>" in web.get(f"{reverse('thanks')}?who=graph").content.decode()
    received = sign_in(client, cast.chenchen).get(reverse("thanks")).content.decode()
    assert "连夜改图" in received
    assert sign_in(client, cast.zhaomin).get(f"/api/v1/thanks/{Thanks.objects.get().pk}").status_code == 404
