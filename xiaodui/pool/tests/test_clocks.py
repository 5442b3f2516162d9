"""The clocks: warned once, released at the end and never before, once also when many look or one dies."""

import os
import signal
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from xiaodui.core import clock
from xiaodui.customers import acts as customers
from xiaodui.customers.models import Customer
from xiaodui.deals import acts as deals
from xiaodui.journal.models import Fact
from xiaodui.pool.acts import expiring
from xiaodui.pool.models import Place, Pool, Protection


def sweep(now):
    """As the job does it, to the end; how many were over."""
    done = 0
    with clock.at(now):
        while expiring.warn_some(now) == expiring.BATCH:
            pass
        while expiring.expire_next(now):
            done += 1
    return done


@pytest.mark.django_db
class TestOnce:
    def test_never_early(self, protection):
        assert sweep(protection.until - timedelta(microseconds=1)) == 0
        assert Customer.objects.get(pk=protection.customer_id).owner == protection.person

    def test_at_the_end_to_the_pool_with_reason_and_clause(self, cast, protection, customer):
        assert sweep(protection.until) == 1
        customer.refresh_from_db()
        assert customer.owner is None and not Protection.objects.filter(customer=customer).exists()
        place = Place.objects.get(customer=customer)
        assert (place.reason, place.last_owner, place.left_by) == ("expired", cast.wanglei, None)
        fact = Fact.objects.get(verb="customer.released")
        assert fact.actor == "system" and fact.detail["cite"] == "pool.protection@1" and fact.detail["clock"] == "owned"
        assert sweep(protection.until + timedelta(days=1)) == 0

    def test_warned_three_days_ahead_and_once(self, protection):
        sweep(protection.until - timedelta(days=3, seconds=1))
        assert Fact.objects.filter(verb="protection.ending").count() == 0
        sweep(protection.until - timedelta(days=3))
        sweep(protection.until - timedelta(days=2))
        assert Fact.objects.filter(verb="protection.ending").count() == 1

    def test_after_a_new_end_it_is_warned_of_anew(self, cast, customer, protection):
        sweep(protection.until - timedelta(days=2))
        deal = deals.create(by=cast.wanglei, title="维保", amount="1", customer=customer)
        deals.win(deal, by=cast.wanglei, amount="1", contract_until=clock.today() + timedelta(days=60))
        assert Protection.objects.get(customer=customer).warned_at is None

    def test_a_contract_that_ran_out_says_so(self, cast, customer):
        deal = deals.create(by=cast.wanglei, title="维保", amount="1", customer=customer)
        deals.win(deal, by=cast.wanglei, amount="1", contract_until=clock.today() + timedelta(days=60))
        sweep(Protection.objects.get(customer=customer).until)
        assert Place.objects.get(customer=customer).reason == "contract-over"

    def test_an_open_deal_keeps_it_until_it_is_closed(self, cast, customer, protection):
        deal = deals.create(by=cast.wanglei, title="维保", amount="1", customer=customer)
        sweep(protection.until)
        sweep(protection.until + timedelta(hours=1))
        assert Customer.objects.get(pk=customer.pk).owner == cast.wanglei
        assert Fact.objects.filter(verb="protection.spared").count() == 1
        with clock.at(protection.until + timedelta(hours=2)):
            deals.lose(deal, by=cast.wanglei, why="价格")
        assert sweep(protection.until + timedelta(hours=3)) == 1
        assert Customer.objects.get(pk=customer.pk).owner is None

    def test_a_pool_may_take_them_all_the_same(self, cast, customer, protection):
        Pool.objects.update(spares_open_deals=False)
        deals.create(by=cast.wanglei, title="维保", amount="1", customer=customer)
        sweep(protection.until)
        assert Customer.objects.get(pk=customer.pk).owner is None

    def test_an_end_that_moved_meanwhile_is_left(self, protection):
        until = protection.until
        Protection.objects.filter(pk=protection.pk).update(until=until + timedelta(days=15))
        assert expiring.expire(protection.pk, until, until + timedelta(days=20)) == ""


@pytest.mark.django_db(transaction=True)
def test_four_at_once_release_each_once(cast, company_pool):
    made = [customers.create(by=cast.wanglei, name=f"一起到期的公司{n}号") for n in range(12)]
    now = Protection.objects.order_by("-until")[0].until
    gate, failed = threading.Barrier(4), []

    def work():
        gate.wait()
        try:
            sweep(now)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Customer.objects.filter(pk__in=[one.pk for one in made], owner=None).count() == 12
    assert Fact.objects.filter(verb="customer.released").count() == 12 == Place.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_in_the_middle_the_next_goes_on(cast, company_pool):
    for n in range(8):
        customers.create(by=cast.wanglei, name=f"杀掉也不丢的公司{n}号")
    now = Protection.objects.order_by("-until")[0].until
    connections.close_all()
    child = os.fork()
    if not child:
        _release_some_and_hang(now)
    deadline = time.monotonic() + 20
    while Fact.objects.filter(verb="customer.released").count() < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sweep(now)
    assert Customer.objects.filter(owner=None).count() == 8 == Place.objects.count()
    assert Fact.objects.filter(verb="customer.released").count() == 8


def _release_some_and_hang(now):
    """Three are committed; the fourth is in the middle of its transaction when the process dies."""
    try:
        for _ in range(3):
            expiring.expire_next(now)
        with transaction.atomic():
            expiring.expire_next(now)
            if connection.vendor == "postgresql":
                time.sleep(60)
            os.kill(os.getpid(), signal.SIGKILL)
    finally:
        os._exit(1)
