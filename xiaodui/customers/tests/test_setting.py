"""A field set where it stands, and one thing done with several ticked customers."""

import pytest

from xiaodui.core.refusal import Refusal
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import GUARDS
from xiaodui.journal import Fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast):
    """陈晨's."""
    return acts.create(by=cast.chenchen, name="昆山立讯", level="C")


class TestInPlace:
    def test_it_is_set_and_shown_as_it_stands_then(self, cast, htmx, customer):
        path = f"/customers/{customer.pk}/set/level"
        assert f'{path}"' in htmx(cast.wanglei, "/customers").text
        assert '<select class="fld sm" name="value"' in htmx(cast.wanglei, path).text
        answer = htmx(cast.wanglei, path, {"value": "D", "version": "0"})
        assert '<span class="lv d">D</span>' in answer.text and f"xd:customer:{customer.pk}" in answer["HX-Trigger"]
        assert Fact.objects.filter(verb="customer.leveled").count() == 1

    @pytest.mark.parametrize("field", ["sector", "region", "source", "campaign"])
    def test_words_are_set_too(self, cast, htmx, customer, field):
        assert (
            "机床"
            in htmx(cast.wanglei, f"/customers/{customer.pk}/set/{field}", {"value": "机床", "version": "0"}).text
        )
        assert getattr(Customer.objects.get(), field) == "机床"
        assert Fact.objects.get(verb="customer.edited").detail["fields"] == [field]

    def test_an_older_version_is_refused(self, cast, htmx, customer):
        acts.set_field(customer, by=cast.lijing, field="sector", value="机床")
        answer = htmx(cast.wanglei, f"/customers/{customer.pk}/set/sector", {"value": "物流", "version": "0"})
        assert answer.status_code == 422 and "别人刚改过" in answer.text
        assert Customer.objects.get().sector == "机床"

    @pytest.mark.parametrize(("field", "value"), [("level", "E"), ("source", "很" * 61)])
    def test_what_it_can_not_be_is_refused(self, cast, htmx, customer, field, value):
        answer = htmx(cast.wanglei, f"/customers/{customer.pk}/set/{field}", {"value": value, "version": "0"})
        assert answer.status_code == 422 and Customer.objects.get().version == 0

    def test_no_other_field_is_set_this_way(self, cast, htmx, customer):
        assert htmx(cast.wanglei, f"/customers/{customer.pk}/set/owner").status_code == 404

    def test_who_may_not_is_not_offered_it(self, cast, htmx, customer):
        assert "/set/level" not in htmx(cast.sunyue, "/customers").text
        assert htmx(cast.sunyue, f"/customers/{customer.pk}/set/level").status_code == 403
        assert htmx(cast.zhaomin, f"/customers/{customer.pk}/set/level").status_code == 404


class TestSeveral:
    def test_a_leader_hands_over_what_he_ticked(self, cast, htmx, customer, second, monkeypatch):
        monkeypatch.setattr(GUARDS, "_plugged", [])
        path = f"/customers/several/hand-over?ids={customer.pk}&ids={second.pk}"
        assert "移交勾选的 2 家给谁" in htmx(cast.lijing, path).text
        answer = htmx(cast.lijing, path, {"to": cast.zhaomin.pk, "reason": "换区"})
        assert "2 家好了" in answer["HX-Trigger"].encode().decode("unicode_escape")
        assert set(Customer.objects.values_list("owner", flat=True)) == {cast.zhaomin.pk}

    def test_each_is_asked_by_itself_and_what_is_left_is_named_with_the_reason(
        self, cast, htmx, customer, second, monkeypatch
    ):
        no = Refusal("guarded", "还在保护期")
        monkeypatch.setattr(
            GUARDS, "_plugged", [lambda touches: [no if t.customer.pk == second.pk else None for t in touches]]
        )
        path = f"/customers/several/level?ids={customer.pk}&ids={second.pk}"
        answer = htmx(cast.lijing, path, {"value": "B"})
        assert "1 家好了" in answer.text and "昆山立讯" in answer.text and "还在保护期" in answer.text
        assert list(Customer.objects.order_by("pk").values_list("level", flat=True)) == ["B", "C"]

    def test_what_one_does_not_see_is_not_among_them(self, cast, htmx, customer, second):
        path = f"/customers/several/level?ids={customer.pk}&ids={second.pk}"
        assert "勾选的 1 家" in htmx(cast.wanglei, path).text
        htmx(cast.wanglei, path, {"value": "B"})
        assert list(Customer.objects.order_by("pk").values_list("level", flat=True)) == ["B", "C"]

    def test_what_is_missing_is_said_and_kept(self, cast, htmx, customer):
        answer = htmx(cast.wanglei, f"/customers/several/hand-over?ids={customer.pk}", {"to": "", "reason": "换区"})
        assert answer.status_code == 422 and "换区" in answer.text

    def test_nothing_else_is_done_with_several(self, cast, htmx, customer):
        assert htmx(cast.wanglei, f"/customers/several/merge?ids={customer.pk}").status_code == 404
