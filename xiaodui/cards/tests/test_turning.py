"""A message becomes a task or a deal: filled in already, tied both ways, and nothing leaks by the chip."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.cards import acts
from xiaodui.cards.acts import open_about
from xiaodui.cards.models import Turned
from xiaodui.cards.views.turning import meant
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.journal.models import Fact
from xiaodui.tasks.models import Task

pytestmark = pytest.mark.django_db
Htmx = Callable[..., Any]


def html(message: Message) -> str:
    message.refresh_from_db()
    return drawn(message, dressed([message])[message.pk])


def test_the_dialog_knows_what_who_and_when(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="@陈晨 明天把恒拓的报价发出去")
    asked = htmx(cast.wanglei, f"/chat/messages/{message.pk}/task").content.decode()
    assert "把恒拓的报价发出去" in asked
    assert str(clock.today() + timedelta(days=1)) in asked
    assert f'value="{cast.chenchen.pk}"' in asked


@pytest.mark.parametrize(
    ("text", "title", "days"),
    [
        ("明天给恒拓回电话", "给恒拓回电话", 1), ("@陈晨 后天把样品寄出", "把样品寄出", 2),
        ("恒拓在催了，明天把报价发过去，别忘了抄送我", "恒拓在催了，明天把报价发过去，别忘了抄送我", 1),
        ("把报价发过去", "把报价发过去", None),
    ],
)  # fmt: skip
def test_what_is_meant(text: str, title: str, days: int | None, db: None) -> None:
    said = meant(text)
    expected: date | None = None if days is None else clock.today() + timedelta(days=days)
    assert (said.title, said.on) == (title, expected)


def test_a_task_and_its_message_lead_to_each_other(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="给恒拓回电话")
    htmx(cast.wanglei, f"/chat/messages/{message.pk}/task", {"title": "给恒拓回电话"})
    task = Task.objects.get()
    assert Turned.objects.get().about == f"task:{task.pk}"
    assert "待办" in html(message)
    page = htmx(cast.wanglei, f"/tasks/{task.pk}").content.decode()
    assert f"/chat/messages/{message.pk}" in page
    assert Fact.objects.filter(verb="message.turned").count() == 1


def test_the_chip_names_the_kind_and_the_title_only_to_who_sees_it(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="这家要跟")
    task = acts.to_task(message, by=cast.wanglei, title="秘密的计划")
    assert "秘密" not in html(message)
    assert "秘密" in htmx(cast.wanglei, f"/cards/task/{task.pk}?chip=1").content.decode()
    assert htmx(cast.chenchen, f"/cards/task/{task.pk}?chip=1").content.decode().strip() == ""


def test_a_deal_of_the_customer_of_whom_the_room_talks(cast: Cast, customer: Customer, htmx: Htmx) -> None:
    room = open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    message = chat.say(room, by=cast.wanglei, text="他们想上三期")
    asked = htmx(cast.wanglei, f"/chat/messages/{message.pk}/deal").content.decode()
    assert f'value="{customer.pk}"' in asked
    htmx(
        cast.wanglei,
        f"/chat/messages/{message.pk}/deal",
        {"title": "三期", "amount": "90000", "customer": str(customer.pk)},
    )
    deal = Deal.objects.get()
    assert (deal.customer, deal.title) == (customer, "三期")
    assert f"/chat/messages/{message.pk}" in htmx(cast.wanglei, f"/deals/{deal.pk}/timeline").content.decode()


def test_who_doesn_t_sit_there_makes_nothing_of_it(cast: Cast, thunder: Room, htmx: Htmx) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="给恒拓回电话")
    assert htmx(cast.zhaomin, f"/chat/messages/{message.pk}/task").status_code == 404
    with pytest.raises(Forbidden):
        acts.to_task(message, by=cast.zhaomin, title="给恒拓回电话")


def test_nothing_is_made_of_what_was_recalled(cast: Cast, thunder: Room) -> None:
    message = chat.recall(chat.say(thunder, by=cast.wanglei, text="算了"), by=cast.wanglei)
    with pytest.raises(Refusal, match="撤回"):
        acts.to_task(message, by=cast.wanglei, title="算了")
    assert not Task.objects.exists()


def test_a_chip_can_t_be_forged(cast: Cast, thunder: Room) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="给恒拓回电话")
    acts.to_task(message, by=cast.wanglei, title="给恒拓回电话")
    with pytest.raises(Refusal, match="自己加上"):
        chat.say(thunder, by=cast.wanglei, enclosed=[f"turned:{Turned.objects.get().pk}"])
