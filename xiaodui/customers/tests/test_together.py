"""Several work on one customer by the owner's consent; other names under which it is known."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers import acts
from xiaodui.customers.models import Alias, Customer, Involvement
from xiaodui.customers.sockets import JOINED
from xiaodui.deals.acts import create as open_deal
from xiaodui.search.matching import find

pytestmark = pytest.mark.django_db


def sees(cast, person, customer):
    return Customer.objects.visible_to(cast.fresh(person)).filter(pk=customer.pk).exists()


class TestTogether:
    def test_the_owner_asks_a_colleague_in_from_another_team(self, cast, htmx, customer):
        assert not sees(cast, cast.zhaomin, customer)
        path = f"/customers/{customer.pk}/join"
        htmx(cast.wanglei, path, {"colleague": cast.zhaomin.pk, "reason": "她认识那边的厂长"})
        assert sees(cast, cast.zhaomin, customer)
        assert next(ask(cast.zhaomin, [customer.pk]) for ask in JOINED) == {customer.pk}
        page = htmx(cast.zhaomin, f"/customers/{customer.pk}").text
        assert "赵敏 不再一起跟" in page and "她认识那边的厂长" in page

    def test_a_leader_says_that_the_owner_agrees(self, cast, customer):
        said = {"colleague": cast.chenchen.pk, "reason": "一起做快些"}
        with pytest.raises(Invalid):
            acts.join(customer, by=cast.lijing, **said)
        acts.join(customer, by=cast.lijing, **said, agreed=True)
        assert sees(cast, cast.chenchen, customer)

    def test_who_is_asked_in_may_not_ask_others(self, cast, customer):
        acts.join(customer, by=cast.wanglei, colleague=cast.chenchen.pk, reason="一起做")
        with pytest.raises(Forbidden):
            acts.join(customer, by=cast.fresh(cast.chenchen), colleague=cast.zhaomin.pk, reason="一起做", agreed=True)

    @pytest.mark.parametrize(("whom", "code"), [("wanglei", "customer.same-owner"), ("sunyue", "person.sells-not")])
    def test_whom_one_may_not_ask(self, cast, customer, whom, code):
        with pytest.raises(Refusal) as no:
            acts.join(customer, by=cast.wanglei, colleague=getattr(cast, whom).pk, reason="一起做")
        assert no.value.code == code

    def test_twice_is_once(self, cast, customer):
        acts.join(customer, by=cast.wanglei, colleague=cast.chenchen.pk, reason="一起做")
        with pytest.raises(Refusal) as no:
            acts.join(customer, by=cast.wanglei, colleague=cast.chenchen.pk, reason="一起做")
        assert no.value.code == "customer.joined"

    def test_he_leaves_by_himself_and_sees_it_no_more(self, cast, htmx, customer):
        acts.join(customer, by=cast.wanglei, colleague=cast.zhaomin.pk, reason="一起做")
        htmx(cast.zhaomin, f"/customers/{customer.pk}/part", {"colleague": cast.zhaomin.pk})
        assert not sees(cast, cast.zhaomin, customer)

    def test_a_mate_is_not_sent_away_by_another_mate(self, cast, customer):
        for mate in (cast.zhaomin, cast.chenchen):
            acts.join(customer, by=cast.wanglei, colleague=mate.pk, reason="一起做")
        with pytest.raises(Forbidden):
            acts.part(customer, by=cast.fresh(cast.zhaomin), colleague=cast.chenchen.pk)
        acts.part(customer, by=cast.wanglei, colleague=cast.chenchen.pk)
        assert not sees(cast, cast.chenchen, customer)

    def test_who_has_an_open_deal_there_goes_on_seeing_it(self, cast, customer):
        acts.join(customer, by=cast.wanglei, colleague=cast.chenchen.pk, reason="一起做")
        open_deal(by=cast.laozhou, owner=cast.chenchen, title="备件", amount="5000", customer=customer)
        acts.part(customer, by=cast.wanglei, colleague=cast.chenchen.pk)
        assert sees(cast, cast.chenchen, customer)
        assert Involvement.objects.get(person=cast.chenchen).joined_at is None


class TestAliases:
    def test_it_is_found_and_kept_by_another_name(self, cast, htmx, customer, listen):
        htmx(cast.wanglei, f"/customers/{customer.pk}/aliases/new", {"name": "Hengtuo Precision", "kind": "english"})
        listen()
        assert find("customer", "Hengtuo") == [customer.pk]
        assert "Hengtuo Precision" in htmx(cast.wanglei, f"/customers/{customer.pk}").text
        with pytest.raises(Refusal) as no:
            acts.create(by=cast.zhaomin, name="Hengtuo Precision Co., Ltd")
        assert customer.name in str(no.value)

    def test_removed_it_is_free_again(self, cast, htmx, customer):
        alias = acts.add_alias(customer, by=cast.wanglei, name="Hengtuo Precision", kind="english")
        htmx(cast.wanglei, f"/aliases/{alias.pk}/remove", {})
        assert not Alias.objects.exists()
        acts.create(by=cast.zhaomin, name="Hengtuo Precision")

    def test_another_customers_name_is_no_alias(self, cast, customer):
        own = acts.create(by=cast.zhaomin, name="海晟贸易")
        with pytest.raises(Refusal) as no:
            acts.add_alias(own, by=cast.zhaomin, name=customer.name, kind="former")
        assert no.value.code == "customer.exists"

    def test_the_same_twice_is_refused(self, cast, customer):
        for name in (customer.name, "恒拓 精密"):
            acts.add_alias(
                customer, by=cast.wanglei, name="恒拓精密", kind="short"
            ) if not customer.aliases.count() else None
            with pytest.raises(Refusal) as no:
                acts.add_alias(customer, by=cast.wanglei, name=name, kind="short")
            assert no.value.code == "alias.twice"

    def test_an_outsider_reaches_none(self, cast, client, customer):
        alias = acts.add_alias(customer, by=cast.wanglei, name="Hengtuo", kind="english")
        assert sign_in(client, cast.wanglei).get(f"/aliases/{alias.pk}/remove").status_code == 200
        assert sign_in(client, cast.zhaomin).get(f"/aliases/{alias.pk}/remove").status_code == 404
        assert client.post(f"/api/v1/aliases/{alias.pk}/remove", "{}", "application/json").status_code == 404
