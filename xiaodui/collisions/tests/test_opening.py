"""What becomes a collision, what only adds to one, and who is asked to rule."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.collisions import acts
from xiaodui.collisions.acts.opening import met
from xiaodui.collisions.deadlines import RULING
from xiaodui.collisions.hears import make_a_case_of_it
from xiaodui.collisions.models import Collision
from xiaodui.collisions.rules import MOST_A_DAY
from xiaodui.core import clock as the_clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts import hand_over
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.models import Customer
from xiaodui.customers.verbs import CUSTOMER_RELEASED
from xiaodui.deadlines.models import Deadline
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Team


def test_whoever_tries_to_add_it_collides_with_who_holds_it(cast: Cast, collision: Collision) -> None:
    assert (collision.holder, collision.challenger, collision.judge) == (cast.wanglei, cast.chenchen, cast.lijing)
    assert collision.team == cast.thunder and collision.cite == "pool.collision@1"
    assert set(Notice.objects.values_list("person__name", "kind")) == {
        ("王磊", "collision.opened"), ("陈晨", "collision.opened"), ("李静", "collision.to_rule"),
    }  # fmt: skip


def test_its_ruling_is_promised_by_the_leader(cast: Cast, collision: Collision) -> None:
    promise = Deadline.objects.open().of(RULING, [f"collision:{collision.pk}"]).get()
    assert promise.person == cast.lijing and promise.minutes == 2 * 480 and promise.clause == "pool.collision@1"


def test_repeated_refusals_extend_the_one(cast: Cast, collision: Collision, meets: Callable[..., Any]) -> None:
    for what in ("create", "contact", "edit"):
        assert meets(cast.chenchen, what) == collision
    collision.refresh_from_db()
    assert Collision.objects.count() == 1 and len(collision.attempts) == 4


def test_the_same_refusal_heard_twice_counts_once(cast: Cast, attempt: Callable[..., Fact]) -> None:
    fact = attempt(cast.chenchen)
    make_a_case_of_it([fact, fact])
    make_a_case_of_it([fact])
    assert Collision.objects.get().attempts == [fact.pk]


def test_following_up_alone_is_no_quarrel(cast: Cast, meets: Callable[..., Any]) -> None:
    assert meets(cast.chenchen, "contact") is None and meets(cast.chenchen, "edit") is None
    assert meets(cast.chenchen, "register") is not None


def test_who_holds_it_and_who_sells_nothing_collide_with_nobody(cast: Cast, meets: Callable[..., Any]) -> None:
    assert meets(cast.wanglei) is None and meets(cast.sunyue) is None
    assert meets(cast.lijing) is not None


def test_what_nobody_holds_is_no_quarrel(cast: Cast, meets: Callable[..., Any]) -> None:
    free = add_customer(by=cast.lijing, name="无锡博远电气")
    Customer.objects.filter(pk=free.pk).update(owner=None)
    assert meets(cast.chenchen, on=free) is None


def test_of_two_teams_the_next_above_rules(cast: Cast, meets: Callable[..., Any]) -> None:
    assert meets(cast.zhaomin).judge == cast.laozhou


def test_a_leader_who_is_a_party_never_rules(cast: Cast, meets: Callable[..., Any]) -> None:
    one = meets(cast.lijing)
    assert one.judge == cast.laozhou and not acts.rule.may(cast.lijing, one)
    assert acts.rule.may(cast.laozhou, one)


def test_the_lowest_leader_above_both_is_asked(cast: Cast, meets: Callable[..., Any]) -> None:
    Team.objects.filter(pk=cast.company.pk).update(leader=cast.laozhou)
    Team.objects.filter(pk=cast.thunder.pk).update(leader=None)
    assert (meets(cast.chenchen).team, meets(cast.zhaomin).team) == (cast.east, cast.company)


def test_after_the_ruling_the_same_attempt_opens_nothing(
    cast: Cast, clock: Callable[..., Any], collision: Collision, meets: Callable[..., Any]
) -> None:
    acts.rule(
        collision, by=cast.lijing, outcome="owner", to=cast.wanglei, reason="先跟的", rests_on=collision.attempts[0]
    )
    assert meets(cast.chenchen) == collision
    collision.refresh_from_db()
    assert len(collision.attempts) == 2 and not Collision.objects.open().exists()
    clock(2026, 4, 20)
    assert meets(cast.chenchen) != collision


def test_a_file_of_many_known_companies_opens_few(cast: Cast, attempt: Callable[..., Fact]) -> None:
    for number in range(MOST_A_DAY + 3):
        met(attempt(cast.chenchen, on=add_customer(by=cast.wanglei, name=f"无锡第 {number} 电气")))
    assert Collision.objects.count() == MOST_A_DAY


@pytest.mark.parametrize("to", [None, "chenchen"])
def test_with_the_customer_gone_elsewhere_there_is_nothing_to_rule(cast: Cast, collision: Collision, to: Any) -> None:
    taker = getattr(cast, to) if to else None
    change_hands(Customer.objects.get(), taker, by=cast.wanglei, verb=CUSTOMER_RELEASED, reason="到期")
    collision.refresh_from_db()
    assert collision.state == "lapsed" and not Deadline.objects.open().exists()


def test_a_new_owner_takes_the_quarrel_over(cast: Cast, collision: Collision) -> None:
    hand_over(Customer.objects.get(), by=cast.wanglei, to=cast.zhaomin, reason="去南方了")
    collision.refresh_from_db()
    assert (collision.holder, collision.judge) == (cast.zhaomin, cast.laozhou)
    assert Deadline.objects.open().get().person == cast.laozhou


def test_what_was_refused_long_ago_keeps_its_day(cast: Cast, attempt: Callable[..., Fact]) -> None:
    with the_clock.at(the_clock.now() - timedelta(days=40)):
        fact = attempt(cast.chenchen)
    assert met(fact).opened_at == fact.happened_at  # type: ignore[union-attr]
