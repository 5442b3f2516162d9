"""The lists of who waits for whom, and the chips of a room: each sees what concerns him."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat.models import Message, Room
from xiaodui.norms.models import Wait
from xiaodui.norms.tests.conftest import heard

pytestmark = pytest.mark.django_db


@pytest.fixture
def wait(at: Callable[..., Any], say: Callable[..., Message]) -> Wait:
    at(10)
    say("@陈晨 恒拓的报价谁跟？")
    heard()
    return Wait.objects.get()


def test_each_sees_what_concerns_him(client: Any, cast: Cast, thunder: Room, wait: Wait) -> None:
    words, listed = "恒拓的报价谁跟", reverse("waits")
    assert words in sign_in(client, cast.chenchen).get(listed).content.decode()
    page = client.get(reverse("chat")).content.decode()
    assert "等我回" in page, page[page.index('<nav class="rooms"') :][:600]
    assert words in client.get("/").content.decode()
    chips = client.get(reverse("room-waits", args=[thunder.pk])).json()["chips"]
    assert "等你回" in chips[str(wait.message_id)]
    asker = sign_in(client, cast.wanglei)
    assert (
        words not in asker.get(listed).content.decode() and words in asker.get(f"{listed}?who=others").content.decode()
    )
    assert "有答案了" in asker.get(reverse("room-waits", args=[thunder.pk])).json()["chips"][str(wait.message_id)]
    assert sign_in(client, cast.lijing).get(reverse("room-waits", args=[thunder.pk])).json()["chips"] == {}
    assert client.get(reverse("wait", args=[wait.pk])).status_code == 302, "who leads is asked to look after it"
    outside = sign_in(client, cast.zhaomin)
    assert outside.get(reverse("wait", args=[wait.pk])).status_code == 404
    assert outside.get(reverse("room-waits", args=[thunder.pk])).status_code == 404


def test_who_asked_says_it_is_settled(client: Any, cast: Cast, wait: Wait) -> None:
    assert sign_in(client, cast.chenchen).post(reverse("settle-wait", args=[wait.pk])).status_code == 403
    assert sign_in(client, cast.wanglei).post(reverse("settle-wait", args=[wait.pk])).status_code == 302
    assert not Wait.objects.open().exists()
    assert "没有在等" in client.get(f"{reverse('waits')}?who=others").content.decode()


def test_one_press_beside_a_message_settles_it_for_all_whom_it_names(
    client: Any, cast: Cast, thunder: Room, wait: Wait, say: Callable[..., Message]
) -> None:
    both = say("@陈晨 @李静 合同签了吗？")
    heard()
    chip = sign_in(client, cast.wanglei).get(reverse("room-waits", args=[thunder.pk])).json()["chips"][str(both.pk)]
    assert chip.count("data-press") == 1
    first = both.waits.order_by("pk")[0]
    assert (
        client.post(reverse("settle-wait", args=[first.pk]), headers={"Accept": "application/json"}).status_code == 200
    )
    assert list(Wait.objects.open()) == [wait] and set(both.waits.values_list("end", flat=True)) == {"settled"}
