"""While somebody types: what resembles it in his sight by name, and of what a colleague has only that he has it."""

import pytest

from xiaodui.customers import acts
from xiaodui.customers.jobs import remember_missing
from xiaodui.customers.models import Alias, Customer
from xiaodui.customers.sockets import HELD
from xiaodui.customers.tests.test_list import crowd
from xiaodui.customers.views import alike
from xiaodui.jobs.enqueue import enqueue
from xiaodui.jobs.runner import run_due
from xiaodui.matching import Known, lookalikes

pytestmark = pytest.mark.django_db
FULL, SHORT = "苏州恒拓精密机械有限公司", "恒拓精密"


def test_in_sight_it_is_named_with_a_way_there(cast, htmx, customer):
    shown = htmx(cast.wanglei, f"/customers/alike?name={SHORT}").text
    assert f'href="/customers/{customer.pk}"' in shown and FULL in shown and "同事" not in shown


def test_out_of_sight_a_colleague_has_it_and_nothing_more(cast, htmx, customer, monkeypatch):
    shown = htmx(cast.zhaomin, f"/customers/alike?name={FULL}").text
    assert "有同事在跟这一家" in shown
    assert not [word for word in ("王磊", f"/customers/{customer.pk}", "恒拓") if word in shown]
    monkeypatch.setattr(HELD, "_plugged", [lambda ids: {customer.pk: "保护到 12 月 1 日"}])
    assert "有同事在跟这一家，保护到 12 月 1 日。" in htmx(cast.zhaomin, f"/customers/alike?name={FULL}").text


def test_out_of_sight_what_merely_resembles_is_not_told(cast, htmx, customer):
    assert FULL in htmx(cast.wanglei, "/customers/alike?name=苏州恒丰精密机械").text
    shown = htmx(cast.zhaomin, "/customers/alike?name=苏州恒丰精密机械").text
    assert "同事" not in shown and "恒拓" not in shown


@pytest.mark.parametrize("query", ["name=", "name=恒", "name=%20%20", "phone=13805126027"])
def test_next_to_nothing_finds_nothing(cast, htmx, customer, contact, query):
    assert "恒拓" not in htmx(cast.wanglei, f"/customers/alike?{query}").text


def test_it_stands_in_both_dialogs_and_asks_their_own_fields(cast, htmx):
    for path in ("/customers/new", "/leads/new"):
        shown = htmx(cast.wanglei, path).text
        assert 'id="alike"' in shown and f"form[action='{path}']" in shown.replace("&#x27;", "'")
        assert 'hx-params="name,phone,email,tax_number"' in shown, "what else stands in the form stays there"


def test_who_goes_through_a_list_of_names_is_slowed_down(cast, htmx, customer, monkeypatch):
    monkeypatch.setattr(alike, "A_MINUTE", 2)
    path = f"/customers/alike?name={FULL}"
    assert [("歇一分钟" in htmx(cast.zhaomin, path).text) for _n in range(3)] == [False, False, True]
    assert "歇一分钟" not in htmx(cast.wanglei, path).text


def test_who_may_not_add_learns_nothing(cast, htmx, customer):
    assert htmx(cast.sunyue, f"/customers/alike?name={FULL}").status_code == 403


class TestIndex:
    def found(self, **known):
        return [hit.pk for hit in lookalikes("customer", Known(**known))]

    def test_follows_every_change(self, cast, customer, contact):
        assert self.found(name="恒拓", phones=("13805126027",)) == [customer.pk]
        acts.edit_contact(contact, by=cast.wanglei, version=0, name="周敏", phone="138 0000 1111")
        assert self.found(name="", phones=("13805126027",)) == []
        assert self.found(name="", phones=("13800001111",)) == [customer.pk]
        acts.remove_contact(contact, by=cast.wanglei)
        assert self.found(name="", phones=("13800001111",)) == []
        acts.edit(customer, by=cast.wanglei, version=0, name="昆山立讯精密工业有限公司")
        assert self.found(name="昆山立讯精密") == [customer.pk] and self.found(name=FULL) == []

    def test_is_completed_by_the_clock(self, cast, customer):
        crowd(3, [cast.wanglei])
        Alias(customer=customer).named("博世").save()
        assert self.found(name="客户 0002") == []
        enqueue(remember_missing, by=None)
        run_due()
        assert self.found(name="客户 0002")[0] == Customer.objects.get(name="客户 0002").pk
