"""Countdowns on the customer page, in lists, on Today; who is told; what is counted."""

from datetime import timedelta

import pytest

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.customers.verbs import CUSTOMER_RELEASED
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.notices.models import Notice
from xiaodui.pool import acts, told
from xiaodui.pool.acts import expiring
from xiaodui.pool.models import Place, Protection

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon(protection):
    """It ends tomorrow night."""
    until = clock.now() + timedelta(days=2)
    Protection.objects.filter(pk=protection.pk).update(until=until, warn_at=clock.now())
    return Protection.objects.get(pk=protection.pk)


class TestPages:
    def test_the_customer_page_counts_down_and_cites(self, cast, client, customer, soon):
        page = sign_in(client, cast.wanglei).get(f"/customers/{customer.pk}").content.decode()
        assert (
            'class="shield last"' in page
            and "「保护期」第 1 版" in page
            and f"/customers/{customer.pk}/release" in page
        )

    def test_a_list_marks_what_ends_and_narrows_to_it(self, cast, client, customer, soon):
        sign_in(client, cast.wanglei)
        assert "还剩" in client.get("/customers/mine").content.decode()
        assert customer.name in client.get("/customers/mine?ending=1").content.decode()
        Protection.objects.update(until=clock.now() + timedelta(days=30))
        assert f"/customers/{customer.pk}" not in client.get("/customers/mine?ending=1").content.decode()

    def test_today_shows_the_nearest_first(self, cast, client, customer, soon):
        page = sign_in(client, cast.wanglei).get("/").content.decode()
        assert "快到期" in page and customer.name in page
        assert "快到期" not in sign_in(client, cast.chenchen).get("/").content.decode()

    def test_the_rules_page_names_each_clause_with_its_version(self, cast, client):
        page = sign_in(client, cast.wanglei).get("/pool/rules").content.decode()
        assert "保护期" in page and "到期与冷却" in page and "第 1 版" in page

    def test_one_lets_go_in_a_dialog_and_sees_it_no_more(self, cast, htmx, customer):
        path = f"/customers/{customer.pk}/release"
        assert "为什么放" in htmx(cast.wanglei, path).text
        answer = htmx(cast.wanglei, path, {"why": "no-time", "note": "预算没批"})
        assert answer["HX-Redirect"] == "/customers/mine" and Place.objects.get().note == "预算没批"


class TestTold:
    def test_the_owner_is_told_ahead_and_at_the_end(self, cast, soon):
        expiring.warn_some(clock.now())
        told.tell_the_owner(list(Fact.objects.filter(verb="protection.ending")))
        with clock.at(soon.until):
            expiring.expire_next(soon.until)
        told.tell_the_last_owner(list(Fact.objects.filter(verb=CUSTOMER_RELEASED.name)))
        assert {one.kind for one in Notice.objects.filter(person=cast.wanglei)} >= {
            "protection.ending",
            "protection.lost",
        }

    def test_who_lets_go_himself_is_not(self, cast, customer):
        acts.release(customer, by=cast.wanglei, why="no-time")
        told.tell_the_last_owner(list(Fact.objects.filter(verb=CUSTOMER_RELEASED.name)))
        assert not Notice.objects.filter(kind="protection.lost").exists()


def counted(code):
    return [(row.person_id, row.value) for row in Tally.objects.filter(measure=code)]


def test_each_way_out_is_counted_for_who_had_it(cast, customer, soon):
    acts.look(_released_and_back(customer, cast), by=cast.zhaomin)
    assert counted("pool.returned") == [(cast.wanglei.pk, 1)] and counted("pool.expired") == []
    assert counted("pool.looked") == [(cast.zhaomin.pk, 1)]


def _released_and_back(customer, cast):
    acts.release(customer, by=cast.wanglei, why="not-fit")
    return Place.objects.select_related("customer", "pool").get()


def test_a_clock_is_counted_apart(cast, soon):
    with clock.at(soon.until):
        expiring.expire_next(soon.until)
    assert counted("pool.expired") == [(cast.wanglei.pk, 1)] and counted("pool.returned") == []
