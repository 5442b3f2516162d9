"""Whose lists of a pool hear that something came or went: who sits there, by whatever path, and nobody else."""

import pytest

from xiaodui.customers.acts import hand_over
from xiaodui.customers.acts.leads import create_lead
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.verbs import CUSTOMER_ASSIGNED
from xiaodui.journal.models import Fact
from xiaodui.pool import acts
from xiaodui.pool.live import ANY, TOPIC, sits_in
from xiaodui.pool.models import Pool, PoolSeat
from xiaodui.pool.tests.claimants import a_pool, sign, waiting
from xiaodui.pulse.pokes import Row, pokes_of
from xiaodui.pulse.sockets import ECHOES

pytestmark = pytest.mark.django_db


def told(since: int) -> set[str]:
    """Audience keys that facts since then tell of places, without a word which."""
    echoes = {echo.verb: echo for echo in ECHOES}
    keys: set[str] = set()
    for fact in Fact.objects.filter(pk__gt=since):
        row = Row(fact.pk, fact.verb, fact.subject, fact.within, fact.actor, fact.team, fact.body)
        for poke in pokes_of(row, frozenset(), echoes):
            if poke.topics == (TOPIC,):
                assert poke.id == ""
                keys |= poke.audience
    return keys


@pytest.fixture
def now():
    """The newest fact so far."""
    return lambda: Fact.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def test_a_claim_tells_its_pool_alone(cast, now):
    sign(cast.wanglei)
    pool = a_pool()
    [place] = waiting(pool)
    before = now()
    acts.claim(place, by=cast.wanglei)
    assert told(before) == {f"pool:{pool.pk}"}


def test_let_go_given_out_and_added_are_told_to_all_who_sit_somewhere(cast, customer, now):
    before = now()
    acts.release(customer, by=cast.wanglei, why="no-time")
    assert ANY in told(before)
    customer.refresh_from_db()
    before = now()
    change_hands(customer, cast.chenchen, by=cast.lijing, verb=CUSTOMER_ASSIGNED)
    assert told(before) == {ANY}
    before = now()
    create_lead(by=None, name="没有人跟的工厂")
    assert told(before) == {ANY}
    before = now()
    create_lead(by=cast.wanglei, name="有人跟的工厂", owner=cast.wanglei)
    assert now() > before and told(before) == set()


def test_between_two_owners_no_pool_is_touched(cast, customer, now):
    before = now()
    hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="他熟")
    assert now() > before and told(before) == set()


def test_who_sits_there_hears_and_who_does_not_does_not(cast):
    closed = Pool.objects.create(name="雷霆公海")
    PoolSeat.objects.create(pool=closed, person=cast.wanglei, since="2025-01-01T00:00Z")
    key = f"pool:{closed.pk}"
    assert key in sits_in(cast.fresh(cast.wanglei)) and key in sits_in(cast.laozhou)
    assert key not in sits_in(cast.fresh(cast.zhaomin))
