"""Claiming: first come, the next one, limits, and what is kept of who was refused."""

from datetime import timedelta

import pytest

from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.governance import book
from xiaodui.journal.models import Fact
from xiaodui.pool.acts import claim, claim_next
from xiaodui.pool.claim_verbs import CLAIM_REFUSED
from xiaodui.pool.claiming import room_for, room_of
from xiaodui.pool.models import Allowance, Cooling, Place
from xiaodui.pool.tests.claimants import a_pool, sign, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_book():
    book.forget()
    yield
    book.forget()


@pytest.fixture
def pool(cast):
    sign(cast.wanglei, cast.chenchen, cast.zhaomin)
    return a_pool()


def refused(place, by, code, act=claim):
    """The refusal's sentence; nothing but the attempt's own fact was written."""
    with pytest.raises(Refusal) as no:
        act(place, by=by)
    assert no.value.code == code
    kept = Fact.objects.said(CLAIM_REFUSED).latest("pk")
    assert (kept.actor, kept.detail["code"]) == (f"person:{by.pk}", code)
    assert kept.detail["cite"].startswith("pool.")
    return str(no.value)


class TestFirstCome:
    def test_it_is_his_and_waits_nowhere(self, cast, pool):
        [place] = waiting(pool)
        customer = claim(place, by=cast.wanglei)
        customer.refresh_from_db()
        assert (customer.owner, Place.objects.count()) == (cast.wanglei, 0)
        assert Involvement.objects.filter(customer=customer, person=cast.wanglei).exists()
        fact = Fact.objects.said(CUSTOMER_CLAIMED).get()
        assert fact.detail["pool"] == f"pool:{pool.pk}" and fact.detail["how"] == "first"
        assert fact.detail["cite"] == "pool.claim@1"

    def test_the_second_is_told_and_his_try_is_kept(self, cast, pool):
        [place] = waiting(pool)
        again = Place.objects.get(pk=place.pk)
        claim(place, by=cast.wanglei)
        assert "慢了一步" in refused(again, cast.chenchen, "claim.taken")
        assert Customer.objects.get().owner == cast.wanglei

    def test_who_has_not_signed_gets_nothing(self, cast, pool):
        [place] = waiting(pool)
        assert "认领与限额" in refused(place, cast.lijing, "rules.unsigned")
        sign(cast.lijing)
        claim(place, by=cast.lijing)

    def test_of_a_retired_pool_nothing_is_claimed(self, cast, pool):
        first, second = waiting(pool, 2)
        claim(first, by=cast.wanglei)
        pool.retired_on = the_clock.today()
        pool.save()
        refused(Place.objects.get(pk=second.pk), cast.wanglei, "pool.retired")

    def test_his_last_customer_cools_off_for_him_alone(self, cast, pool):
        soon = the_clock.now() + timedelta(days=3)
        [place] = waiting(pool, last_owner=cast.wanglei, cooling_until=soon)
        refused(place, cast.wanglei, "claim.cooling")
        assert claim(place, by=cast.chenchen).owner == cast.chenchen

    def test_who_had_it_earlier_cools_off_too(self, cast, pool):
        [place] = waiting(pool)
        until = the_clock.now() + timedelta(days=3)
        Cooling.objects.create(customer=place.customer, person=cast.wanglei, until=until)
        refused(place, cast.wanglei, "claim.cooling")
        with the_clock.at(until + timedelta(seconds=1)):
            claim(place, by=cast.wanglei)


class TestLimits:
    def test_ten_a_day_and_tomorrow_again(self, cast, pool):
        places = waiting(pool, 11)
        for place in places[:10]:
            claim(place, by=cast.wanglei)
        assert "10 条" in refused(places[10], cast.wanglei, "claim.day")
        with the_clock.at(the_clock.now() + timedelta(days=1)):
            claim(places[10], by=cast.wanglei)
            assert Allowance.objects.get().claimed == 1

    def test_no_more_than_he_may_hold(self, cast):
        sign(cast.wanglei)
        pool = a_pool(held_limit=2)
        places = waiting(pool, 3)
        for place in places[:2]:
            claim(place, by=cast.wanglei)
        refused(places[2], cast.wanglei, "claim.held")
        assert room_for(cast.wanglei)

    def test_a_pool_of_its_own_limit_counts_its_own_alone(self, cast, pool):
        tight = a_pool("小公海", claims_per_day=1)
        claim(waiting(pool)[0], by=cast.wanglei)
        first, second = waiting(tight, 2)
        claim(first, by=cast.wanglei)
        refused(second, cast.wanglei, "claim.pool-day")
        assert room_of(cast.wanglei, tight).today == 0 and room_of(cast.wanglei, pool).today == 8

    def test_so_many_of_a_level(self, cast, pool):
        tight = a_pool("A 级公海", level_limits={"A": 1})
        a1, a2 = waiting(tight, 2, level="A")
        [b] = waiting(tight, level="B")
        claim(a1, by=cast.wanglei)
        refused(a2, cast.wanglei, "claim.level")
        claim(b, by=cast.wanglei)

    def test_an_interval_between_two(self, cast, pool):
        slow = a_pool("慢公海", interval_minutes=5)
        first, second = waiting(slow, 2)
        claim(first, by=cast.wanglei)
        refused(second, cast.wanglei, "claim.interval")
        with the_clock.at(the_clock.now() + timedelta(minutes=5, seconds=1)):
            claim(second, by=cast.wanglei)

    def test_what_is_left_is_said(self, cast, pool):
        assert (room_of(cast.wanglei).today, room_of(cast.wanglei).held) == (10, 200)
        claim(waiting(pool)[0], by=cast.wanglei)
        assert (room_of(cast.wanglei).today, room_of(cast.wanglei).held) == (9, 199)


class TestNext:
    def test_it_gives_the_newest_that_he_may_have(self, cast, pool):
        now = the_clock.now()
        [older] = waiting(pool)
        [his] = waiting(pool, last_owner=cast.wanglei, cooling_until=now + timedelta(days=1))
        [kept] = waiting(pool, hidden_until=now + timedelta(hours=1))
        assert claim_next(pool, by=cast.wanglei).pk == older.customer_id
        assert set(Place.objects.values_list("pk", flat=True)) == {his.pk, kept.pk}
        assert Fact.objects.said(CUSTOMER_CLAIMED).get().detail["how"] == "next"

    def test_an_empty_pool_says_so(self, cast, pool):
        with pytest.raises(Refusal, match="没有你能领的"):
            claim_next(pool, by=cast.wanglei)
        assert Fact.objects.said(CLAIM_REFUSED).get().subject == f"pool:{pool.pk}"

    def test_a_level_that_is_spent_is_passed_over(self, cast, pool):
        tight = a_pool("A 级公海", level_limits={"A": 0})
        [b] = waiting(tight, level="B")
        waiting(tight, level="A")
        assert claim_next(tight, by=cast.wanglei).pk == b.customer_id
