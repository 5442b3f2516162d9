"""The room of a record: who sits there follows whose it is, and who doesn't see it never does."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.cards import acts
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Room, Seat
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers import acts as customers
from xiaodui.customers.models import Customer
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Deal
from xiaodui.journal.following import settle
from xiaodui.people.acts import deactivate

pytestmark = pytest.mark.django_db
Htmx = Callable[..., Any]


def seated(room: Room) -> set[str]:
    return set(Seat.objects.taken().filter(room=room).values_list("person__name", flat=True))


def test_it_is_opened_at_its_first_use_and_seats_whom_it_concerns(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    assert (room.kind, room.about, room.name) == ("record", f"customer:{customer.pk}", customer.name)
    assert seated(room) == {"王磊", "李静"}
    assert acts.open_about(by=cast.lijing, about=f"customer:{customer.pk}") == room
    assert Seat.objects.get(room=room, person=cast.wanglei).role == "owner"


def test_who_doesn_t_see_the_record_learns_nothing_of_it(cast: Cast, customer: Customer, htmx: Htmx) -> None:
    acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    with pytest.raises(Invalid) as hidden:
        acts.open_about(by=cast.zhaomin, about=f"customer:{customer.pk}")
    with pytest.raises(Invalid) as missing:
        acts.open_about(by=cast.zhaomin, about="customer:987654321")
    assert hidden.value.errors == missing.value.errors
    assert htmx(cast.zhaomin, f"/talks/customer/{customer.pk}").status_code == 404
    assert htmx(cast.zhaomin, f"/talks/customer/{customer.pk}/open", {}).status_code == 404


def test_who_doesn_t_see_it_can_t_be_invited_and_is_named_in_the_refusal(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    with pytest.raises(Refusal, match=r"陈晨.*看不到这条记录.*一起跟"):
        chat.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    customers.join(customer, by=cast.wanglei, colleague=cast.chenchen, reason="一起谈")
    chat.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    assert "陈晨" in seated(room)


def test_the_former_owner_leaves_when_he_sees_it_no_longer(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    settle()
    customers.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区域")
    settle()
    assert seated(room) == {"陈晨", "李静"}
    assert Seat.objects.get(room=room, person=cast.chenchen).role == "owner"


def test_the_former_owner_who_still_sees_it_stays(cast: Cast, customer: Customer, deal: Deal) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    customers.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区域")
    settle()
    assert seated(room) == {"王磊", "陈晨", "李静"}
    assert Seat.objects.get(room=room, person=cast.wanglei).role == "member"


def test_who_is_asked_in_on_the_customer_sits_in_its_room(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    customers.join(customer, by=cast.wanglei, colleague=cast.chenchen, reason="一起谈")
    settle()
    assert "陈晨" in seated(room)
    customers.part(customer, by=cast.wanglei, colleague=cast.chenchen)
    settle()
    assert "陈晨" not in seated(room)


def test_the_room_of_a_deal_follows_the_deal(cast: Cast) -> None:
    deal = deals.create(by=cast.wanglei, title="二期改造", amount="320000")
    room = acts.open_about(by=cast.wanglei, about=f"deal:{deal.pk}")
    assert seated(room) == {"王磊", "李静"}
    deals.hand_over(deal, by=cast.lijing, to=cast.chenchen, reason="换人")
    settle()
    assert "陈晨" in seated(room)
    assert "王磊" not in seated(room)


def test_an_archived_room_goes_with_the_record_and_its_new_owner_opens_it_again(cast: Cast, customer: Customer) -> None:
    about = f"customer:{customer.pk}"
    room = acts.open_about(by=cast.wanglei, about=about)
    chat.archive(room, by=cast.wanglei)
    customers.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区域")
    settle()
    assert seated(room) == {"陈晨", "李静"}
    assert not Room.objects.visible_to(cast.wanglei).filter(pk=room.pk).exists()
    with pytest.raises(Forbidden):
        chat.reopen(room, by=cast.wanglei)
    chat.reopen(room, by=cast.chenchen)
    assert chat.say(room, by=cast.chenchen, text="我接着谈").room == room


def test_an_archived_room_is_reopened_by_its_record_s_owner_and_by_nobody_else(cast: Cast, customer: Customer) -> None:
    about = f"customer:{customer.pk}"
    room = chat.archive(acts.open_about(by=cast.wanglei, about=about), by=cast.wanglei)
    chat.open_room(by=cast.zhaomin, name=customer.name)
    with pytest.raises(Refusal, match="归档"):
        acts.open_about(by=cast.lijing, about=about)
    customers.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区域")
    assert acts.open_about(by=cast.chenchen, about=about).archived_at is None
    assert seated(room) == {"陈晨", "李静"}


def test_who_leaves_the_company_leaves_archived_rooms_too(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    customers.join(customer, by=cast.wanglei, colleague=cast.chenchen, reason="一起谈")
    settle()
    assert "陈晨" in seated(room)
    chat.archive(room, by=cast.wanglei)
    deactivate(cast.chenchen, by=cast.laozhou, on=None)
    settle()
    assert seated(room) == {"王磊", "李静"}


def test_reopened_it_seats_only_who_sees_the_record(cast: Cast, customer: Customer) -> None:
    room = chat.archive(acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}"), by=cast.wanglei)
    settle()
    Seat.objects.create(room=room, person=cast.zhaomin, role="admin", since=room.made_at)
    chat.reopen(room, by=cast.zhaomin)
    settle()
    assert seated(room) == {"王磊", "李静"}


def test_its_page_shows_the_talk_and_takes_part_in_it(cast: Cast, customer: Customer, htmx: Htmx) -> None:
    where = f"/talks/customer/{customer.pk}"
    assert "在这里聊" in htmx(cast.wanglei, where).content.decode()
    opened = htmx(cast.wanglei, f"{where}/open", {}).content.decode()
    assert 'id="room"' in opened
    chat.say(Room.objects.get(), by=cast.wanglei, text="恒拓嫌交期长")
    assert "恒拓嫌交期长" in htmx(cast.lijing, where).content.decode()
    page = htmx(cast.wanglei, f"/customers/{customer.pk}").content.decode()
    assert where in page
    assert "/talks/deal/" not in page


def test_merged_the_room_goes_on_with_the_kept_one(cast: Cast, customer: Customer) -> None:
    room = acts.open_about(by=cast.wanglei, about=f"customer:{customer.pk}")
    kept = customers.create(by=cast.wanglei, name="宁波海晟物流有限公司")
    customers.merge(kept, by=cast.wanglei, gone=customer.pk, take=[])
    room.refresh_from_db()
    assert room.about == f"customer:{kept.pk}"
