"""Acts: right, input, transaction, bulk; on the real acts of a room, since a toy act would prove a toy."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.core.acts import Asked, Form, act_named
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create
from xiaodui.customers.acts.inputs import NewCustomer
from xiaodui.customers.models import Customer
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db


def test_an_act_does_and_records_in_one(cast: Cast) -> None:
    customer = create(by=cast.wanglei, name="苏州恒拓精密")
    assert customer.owner == cast.wanglei
    assert Fact.objects.get(verb="customer.added").subject == f"customer:{customer.pk}"


def test_without_the_right_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        create(by=cast.sunyue, name="苏州恒拓精密")
    assert not Customer.objects.exists()


def test_unknown_input_is_refused_by_name(cast: Cast) -> None:
    with pytest.raises(Invalid) as no:
        create(by=cast.wanglei, name="恒拓", owner_id=1)
    assert list(no.value.errors) == ["owner_id"]


def test_what_one_cannot_see_cannot_be_named(cast: Cast) -> None:
    hidden = create(by=cast.zhaomin, name="佛山启元")
    assert create(by=cast.laozhou, name="佛山启元二厂", parent=hidden.pk).parent == hidden
    with pytest.raises(Invalid) as no:
        create(by=cast.wanglei, name="佛山启元三厂", parent=hidden.pk)
    assert "没有找到" in str(no.value.errors["parent"][0])


def test_business_time_is_set_for_the_act_alone(cast: Cast) -> None:
    then = datetime(2025, 3, 18, 2, tzinfo=UTC)
    customer = create(by=cast.wanglei, name="恒拓", at=then)
    assert customer.created_at == then
    fact = Fact.objects.get(verb="customer.added")
    assert fact.happened_at == then
    assert fact.recorded_at > then


def test_bulk_answers_row_by_row(cast: Cast) -> None:
    create(by=cast.wanglei, name="恒拓")
    rows = [Asked(NewCustomer(name=name), by=by) for name, by in (("海晟", cast.wanglei), ("恒 拓", cast.wanglei),
                                                                  ("嘉禾", cast.sunyue), ("海晟", cast.wanglei))]  # fmt: skip
    made, twice, forbidden, again = create.many(rows)
    assert isinstance(made, Customer)
    assert [type(one) for one in (twice, forbidden, again)] == [Refusal, Forbidden, Refusal]
    assert Customer.objects.count() == 2


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast) -> None:
    act = act_named("deals.create")
    with pytest.raises(Invalid) as no:
        act(by=cast.wanglei, title="二期", amount="很多")
    form = Form(act, cast.wanglei, data={"title": "二期", "amount": "很多"}, errors=no.value.errors)
    amount = next(field for field in form.fields if field.name == "amount")
    assert (amount.value, amount.widget, amount.autofocus) == ("很多", "money", True)
    assert "数字" in str(amount.errors[0])


def test_amounts_are_exact_and_bounded(cast: Cast) -> None:
    act = act_named("deals.create")
    assert act(by=cast.wanglei, title="一期", amount="1,200.10").amount == Decimal("1200.10")
    for wrong in ("-1", "1e40", "NaN", "1.23456", ""):
        with pytest.raises(Invalid):
            act(by=cast.wanglei, title="一期", amount=wrong)


def test_the_same_key_gets_the_same_answer_and_does_nothing_twice(cast: Cast, client: Client) -> None:
    sign_in(client, cast.wanglei)

    def ask(name: str, key: str) -> tuple[int, dict]:
        answer = client.post(
            "/api/v1/customers", json.dumps({"name": name}), "application/json", headers={"Idempotency-Key": key}
        )
        return answer.status_code, answer.json()

    first = ask("恒拓", "k-1")
    assert first[0] == 200
    assert ask("恒拓", "k-1") == first
    assert Customer.objects.count() == 1
    status, said = ask("海晟", "k-1")
    assert (status, said["code"]) == (422, "idempotency.reused")


def test_a_refused_call_does_not_use_up_its_key(cast: Cast, client: Client) -> None:
    create(by=cast.wanglei, name="恒拓")
    sign_in(client, cast.wanglei)
    for name, status in (("恒拓", 422), ("海晟", 200)):
        answer = client.post(
            "/api/v1/customers", json.dumps({"name": name}), "application/json", headers={"Idempotency-Key": "k"}
        )
        assert answer.status_code == status


class TestAskedAgain:
    """A lost reply can be had again, also of a request that took the record out of the asker's sight."""

    def ask(self, client: Client, path: str, said: dict, key: str = "k-9") -> tuple[int, dict]:
        answer = client.post(f"/api/v1/{path}", json.dumps(said), "application/json", headers={"Idempotency-Key": key})
        return answer.status_code, answer.json()

    def test_what_was_removed(self, cast: Cast, client: Client) -> None:
        contact = act_named("customers.add_contact")(create(by=cast.wanglei, name="恒拓"), by=cast.wanglei, name="沈一")
        sign_in(client, cast.wanglei)
        path = f"contacts/{contact.pk}/remove"
        first = self.ask(client, path, {})
        assert first[0] == 200 and self.ask(client, path, {}) == first
        assert Fact.objects.filter(verb="contact.removed").count() == 1
        assert self.ask(client, path, {}, key="another")[0] == 404

    def test_what_was_given_away(self, cast: Cast, client: Client) -> None:
        customer = create(by=cast.lijing, name="恒拓")
        sign_in(client, cast.lijing)
        path, said = f"customers/{customer.pk}/hand_over", {"to": cast.zhaomin.pk, "reason": "搬去了华南"}
        first = self.ask(client, path, said)
        assert first[0] == 200 and self.ask(client, path, said) == first
        assert self.ask(client, path, {**said, "reason": "别的"})[1]["code"] in ("not-found", "idempotency.reused")

    def test_only_by_who_asked_and_only_for_what_he_asked(self, cast: Cast, client: Client) -> None:
        contact = act_named("customers.add_contact")(create(by=cast.wanglei, name="恒拓"), by=cast.wanglei, name="沈一")
        path = f"contacts/{contact.pk}/remove"
        assert self.ask(sign_in(client, cast.wanglei), path, {})[0] == 200
        assert self.ask(client, f"contacts/{contact.pk}/edit", {})[0] == 404
        assert self.ask(sign_in(client, cast.lijing), path, {})[0] == 404
