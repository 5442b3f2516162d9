"""A card says to each reader what he may see, and to all others the same as if there were nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.cards.card import card_of, key_at
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Room
from xiaodui.core.refusal import Invalid
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.journal.following import settle
from xiaodui.tasks.acts import create as give_task

pytestmark = pytest.mark.django_db
Htmx = Callable[..., Any]
MISSING = 987654321


def test_a_message_carries_the_place_of_a_card_and_not_its_name(cast: Cast, thunder: Room, customer: Customer) -> None:
    message = chat.say(thunder, by=cast.wanglei, enclosed=[f"customer:{customer.pk}"])
    html = drawn(message, dressed([message])[message.pk])
    assert f"/cards/customer/{customer.pk}" in html
    assert "恒拓" not in html


def test_each_reader_gets_it_under_his_own_sight(cast: Cast, htmx: Htmx, customer: Customer) -> None:
    where = f"/cards/customer/{customer.pk}"
    assert "恒拓" in htmx(cast.wanglei, where).content.decode()
    hidden = htmx(cast.zhaomin, where)
    missing = htmx(cast.zhaomin, f"/cards/customer/{MISSING}")
    unknown = htmx(cast.zhaomin, f"/cards/secret/{customer.pk}")
    assert "你看不到这条记录" in hidden.content.decode()
    assert hidden.status_code == missing.status_code == unknown.status_code == 200
    assert hidden.content == missing.content == unknown.content


def test_without_scripts_it_leads_to_the_record_or_nowhere(client: Client, cast: Cast, customer: Customer) -> None:
    where = f"/cards/customer/{customer.pk}"
    assert sign_in(client, cast.wanglei).get(where)["Location"] == f"/customers/{customer.pk}"
    assert sign_in(client, cast.zhaomin).get(where).status_code == 404


def test_what_one_doesn_t_see_one_can_t_send(cast: Cast, thunder: Room, customer: Customer) -> None:
    assert chat.say(thunder, by=cast.wanglei, enclosed=[f"customer:{customer.pk}"])
    for key in (f"customer:{customer.pk}", f"customer:{MISSING}"):
        with pytest.raises(Invalid) as no:
            chat.say(thunder, by=cast.chenchen, enclosed=[key])
        assert "看不到它" in str(no.value.errors["enclosed"][0])


def test_own_addresses_name_their_records(cast: Cast, customer: Customer, deal: Deal, thunder: Room) -> None:
    task = give_task(by=cast.wanglei, title="回电话")
    message = chat.say(thunder, by=cast.wanglei, text="早")
    paths = [f"customers/{customer.pk}", f"deals/{deal.pk}", f"tasks/{task.pk}", f"chat/messages/{message.pk}"]
    found = {key_at(f"/{path}") for path in paths}
    assert found == {f"customer:{customer.pk}", f"deal:{deal.pk}", f"task:{task.pk}", f"message:{message.pk}"}
    assert key_at(f"/customers/{customer.pk}/edit") == key_at("/ranking") == key_at(f"/people/{cast.wanglei.pk}") == ""


def test_a_pasted_address_becomes_a_card_for_who_sees_the_record(
    client: Client, cast: Cast, customer: Customer
) -> None:
    where = f"/cards/at?path=/customers/{customer.pk}"
    assert sign_in(client, cast.wanglei).get(where).json()["key"] == f"customer:{customer.pk}"
    assert sign_in(client, cast.zhaomin).get(where).status_code == 404
    assert client.get(f"/cards/at?path=/customers/{MISSING}").status_code == 404


def test_picking_finds_what_the_reader_sees(cast: Cast, htmx: Htmx, customer: Customer, deal: Deal) -> None:
    settle()
    found = htmx(cast.wanglei, "/cards/find?q=恒拓").content.decode()
    assert f'data-card="customer:{customer.pk}"' in found
    assert "data-card" not in htmx(cast.zhaomin, "/cards/find?q=恒拓").content.decode()


def test_the_card_of_a_message_says_who_and_where_to_those_who_sit_there(cast: Cast, thunder: Room) -> None:
    message = chat.say(thunder, by=cast.wanglei, text="报价周五前给")
    card = card_of(cast.chenchen, "message", message.pk)
    assert card is not None
    assert (card.name, "王磊" in card.hint) == ("报价周五前给", True)
    assert card_of(cast.zhaomin, "message", message.pk) is None
