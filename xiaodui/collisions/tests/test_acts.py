"""Saying one's side, settling, ruling, standing aside; and what stands still until then."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.collisions import acts
from xiaodui.collisions.guard import until_the_ruling
from xiaodui.collisions.models import Collision, Offer, Plea
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import hand_over, note
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.sockets import Touch
from xiaodui.customers.verbs import CUSTOMER_REFUSED, CUSTOMER_RULED
from xiaodui.deadlines.models import Deadline
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Deal
from xiaodui.followups.acts import create as log_followup
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Team


def rules(one: Collision, by: Any, **more: Any) -> Collision:
    said = {"outcome": "owner", "to": one.holder, "reason": "先跟的", "rests_on": one.attempts[0], **more}
    return acts.rule(one, by=by, **said)  # type: ignore[no-any-return]


TALKS = (
    "谈了交期，对方要四月底前到货，现场有两台旧设备要拆", "财务问能不能分三期付，要先看样机再定",
    "周总说预算批到六十万，让我们把维保写进方案", "约了下周二去厂里量尺寸，设备科老吴接待",
    "对方嫌进口件贵，问有没有国产替代，答应周四给清单", "采购换了人，新来的小陈要重新走一遍比价",
    "样机试了三天，良率上去四个点，想再跑一个夜班",
)  # fmt: skip


def followed(customer: Customer, by: Any, seconds: int = 300) -> Fact:
    """A call of the owner; of so many seconds it counts."""
    done = log_followup(
        by=by, customer=customer, channel="call", seconds=seconds, answered=seconds > 60,
        text=TALKS[Fact.objects.count() % len(TALKS)],
    )  # fmt: skip
    return Fact.objects.get(verb=FOLLOWED_UP.name, subject=f"followup:{done.pk}")


def test_the_leader_gives_it_to_the_other(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing, to=cast.chenchen, reason="展会上先谈的")
    assert Customer.objects.get().owner == cast.chenchen
    fact = Fact.objects.said(CUSTOMER_RULED).get()
    assert fact.detail["to"] == f"person:{cast.chenchen.pk}" and fact.detail["collision"] == f"collision:{collision.pk}"
    collision.refresh_from_db()
    assert (collision.state, collision.to, collision.ended_by) == ("ruled", cast.chenchen, cast.lijing)


def test_both_sides_are_told_the_ruling(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing)
    told = Notice.objects.filter(kind="collision.ended").values_list("person__name", flat=True)
    assert set(told) == {"王磊", "陈晨"}
    assert not Deadline.objects.open().exists() and Deadline.objects.get().end == "met"


def test_left_with_the_holder_nothing_changes_hands(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing)
    assert Customer.objects.get().owner == cast.wanglei and not Fact.objects.said(CUSTOMER_RULED).exists()


def test_a_split_joins_the_other_with_a_share(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing, outcome="split", to=cast.wanglei, share=40)
    joined = Involvement.objects.get(person=cast.chenchen)
    assert joined.share == 40 and joined.joined_at is not None
    assert Customer.objects.visible_to(cast.chenchen).exists()


def test_led_by_the_other_the_former_holder_keeps_his_share(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing, outcome="split", to=cast.chenchen, share=30)
    assert Customer.objects.get().owner == cast.chenchen
    assert Involvement.objects.get(person=cast.wanglei).share == 30


def test_other_may_name_a_third_one_or_nobody(cast: Cast, collision: Collision, meets: Callable[..., Any]) -> None:
    rules(collision, cast.lijing, outcome="other", to=None, reason="先停一周")
    assert Customer.objects.get().owner == cast.wanglei
    rules(meets(cast.zhaomin), cast.laozhou, outcome="other", to=cast.lijing, reason="由李静跟")
    assert Customer.objects.get().owner == cast.lijing


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": "split", "share": None}, "share"), ({"outcome": "owner", "share": 20}, "share"),
        ({"to": None}, "to"), ({"outcome": "split", "share": 100}, "share"), ({"rests_on": 10**9}, "rests_on"),
        ({"reason": ""}, "reason"),
    ],
)  # fmt: skip
def test_a_ruling_without_its_ground_or_terms_is_refused(
    cast: Cast, collision: Collision, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as no:
        rules(collision, cast.lijing, **said)
    assert list(no.value.errors) == [field]
    rules(collision, cast.lijing)


def test_a_third_one_is_no_owner_by_ruling_for_one(cast: Cast, collision: Collision) -> None:
    with pytest.raises(Invalid):
        rules(collision, cast.lijing, to=cast.zhaomin)


def test_nobody_but_who_leads_both_rules(cast: Cast, collision: Collision) -> None:
    for who in (cast.wanglei, cast.chenchen, cast.zhaomin, cast.sunyue):
        with pytest.raises(Forbidden):
            rules(collision, who)
    rules(collision, cast.laozhou)


def test_a_second_ruling_is_refused(cast: Cast, collision: Collision) -> None:
    stale = Collision.objects.get()
    rules(collision, cast.lijing, to=cast.chenchen)
    with pytest.raises(Refusal) as no:
        rules(stale, cast.laozhou)
    assert no.value.code == "collision.over" and Customer.objects.get().owner == cast.chenchen


def test_who_stands_aside_rules_no_more_and_the_next_is_asked(cast: Cast, collision: Collision) -> None:
    acts.recuse(collision, by=cast.lijing, reason="我带过陈晨跑这家")
    collision.refresh_from_db()
    assert collision.judge == cast.laozhou
    assert Deadline.objects.open().get().person == cast.laozhou
    with pytest.raises(Forbidden):
        rules(collision, cast.lijing)
    rules(collision, cast.laozhou)


def test_where_nobody_is_above_one_can_t_stand_aside(cast: Cast, collision: Collision) -> None:
    acts.recuse(collision, by=cast.lijing, reason="太近")
    collision.refresh_from_db()
    with pytest.raises(Refusal) as no:
        acts.recuse(collision, by=cast.laozhou, reason="太近")
    assert no.value.code == "collision.nobody"
    assert acts.rule.may(cast.laozhou, Collision.objects.get())


def test_each_says_his_side_with_his_own_records(cast: Cast, collision: Collision) -> None:
    own = note(Customer.objects.get(), by=cast.wanglei, text="上月见过周总")
    fact = Fact.objects.get(verb="note.written")
    assert own
    plea = acts.plead(collision, by=cast.wanglei, text="上月就见过", evidence=[fact.pk])
    assert plea.evidence == [fact.pk]
    with pytest.raises(Invalid):
        acts.plead(collision, by=cast.chenchen, text="我也见过", evidence=[fact.pk])
    acts.plead(collision, by=cast.chenchen, text="我也见过", evidence=list(collision.attempts))


def test_after_the_ruling_nobody_pleads(cast: Cast, collision: Collision) -> None:
    rules(collision, cast.lijing)
    with pytest.raises(Refusal) as no:
        acts.plead(collision, by=cast.chenchen, text="还有话说", evidence=[])
    assert no.value.code == "collision.over"


def test_pleas_are_read_by_their_author_and_who_rules(cast: Cast, collision: Collision) -> None:
    acts.plead(collision, by=cast.wanglei, text="上月就见过周总", evidence=[])
    sees = {name for name, who in cast.people.items() if name != "nobody" and Plea.objects.visible_to(who).exists()}
    assert sees == {"owner", "leader", "member"}


def test_settled_once_both_say_the_same(cast: Cast, collision: Collision) -> None:
    offer = {"outcome": "split", "to": cast.wanglei, "share": 30, "words": "他跟技术，我跟商务"}
    acts.settle(collision, by=cast.chenchen, **offer)
    assert (
        Collision.objects.open().exists()
        and Notice.objects.filter(kind="collision.offered").get().person == cast.wanglei
    )
    acts.settle(Collision.objects.get(), by=cast.wanglei, **offer | {"share": 20})
    assert Collision.objects.open().exists()
    acts.settle(Collision.objects.get(), by=cast.chenchen, **offer | {"share": 20})
    collision.refresh_from_db()
    assert collision.state == "settled" and Involvement.objects.get(person=cast.chenchen).share == 20
    assert Offer.objects.count() == 3 and not Deadline.objects.open().exists()


def test_the_leader_hears_that_they_settled(cast: Cast, collision: Collision) -> None:
    acts.settle(collision, by=cast.chenchen, outcome="owner", to=cast.wanglei)
    told = Notice.objects.filter(kind="collision.ended").values_list("person__name", flat=True)
    assert set(told) == {"王磊", "李静"}


def test_the_holder_gives_it_away_only_with_the_other_s_word(cast: Cast, collision: Collision) -> None:
    acts.settle(collision, by=cast.wanglei, outcome="owner", to=cast.chenchen)
    assert Customer.objects.get().owner == cast.wanglei
    acts.settle(collision, by=cast.chenchen, outcome="owner", to=cast.chenchen)
    assert Customer.objects.get().owner == cast.chenchen


def test_until_the_ruling_neither_opens_a_deal(cast: Cast, collision: Collision) -> None:
    customer = Customer.objects.get()
    with pytest.raises(Refusal) as no:
        open_deal(by=cast.wanglei, title="二期", amount="320000", customer=customer)
    assert no.value.code == "collision.open" and "pool.collision@1" in str(no.value) and "李静" in str(no.value)
    assert Fact.objects.said(CUSTOMER_REFUSED).filter(actor=f"person:{cast.wanglei.pk}").exists()
    rules(collision, cast.lijing)
    open_deal(by=cast.wanglei, title="二期", amount="320000", customer=customer)


def sells(by: Any, customer: Customer, **more: Any) -> str:
    """The code that refuses it, "" when it goes through."""
    try:
        open_deal(by=by, title="先答着", amount="1", customer=customer, **more)
    except Refusal as no:
        return no.code
    return ""


def test_who_is_to_rule_answers_the_customer_himself_until_he_did(cast: Cast, customer: Customer, meets: Any) -> None:
    assert sells(cast.lijing, customer) == "pool.protected", "without a quarrel it is the owner's alone"
    collision = meets(cast.chenchen)
    assert sells(cast.lijing, customer) == "" and sells(cast.laozhou, customer) == ""
    assert Deal.objects.filter(customer=customer, owner=cast.lijing).exists()
    assert {sells(one, customer) for one in (cast.zhaomin, cast.chenchen)} == {"pool.protected"}
    assert sells(cast.wanglei, customer) == "collision.open"
    said = until_the_ruling([Touch(customer, cast.lijing, "sell", cast.chenchen)])
    assert said[0] is not None, "in nobody else's name"
    rules(collision, cast.lijing)
    assert sells(cast.lijing, customer) == "pool.protected", "the ruling ends it"


def test_who_stood_aside_answers_no_more(cast: Cast, collision: Collision) -> None:
    customer = Customer.objects.get()
    acts.recuse(collision, by=cast.lijing, reason="陈晨是我表弟")
    assert sells(cast.fresh(cast.lijing), customer) == "pool.protected"
    assert sells(cast.laozhou, customer) == ""


def test_another_customer_is_free(cast: Cast, collision: Collision) -> None:
    from xiaodui.customers.acts import create as add_customer

    open_deal(by=cast.wanglei, title="一期", amount="1", customer=add_customer(by=cast.wanglei, name="无锡博远电气"))
    assert Deal.objects.exists()


def test_evidence_holds_each_side_s_first_genuine_follow_up(cast: Cast, customer: Customer, meets: Any) -> None:
    followed(customer, cast.wanglei, seconds=5)
    first, _second = followed(customer, cast.wanglei), followed(customer, cast.wanglei)
    theirs = followed(hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="试跟一周"), cast.chenchen)
    hand_over(customer, by=cast.chenchen, to=cast.wanglei, reason="还给王磊")
    one = meets(cast.chenchen)
    assert one.evidence["first"] == {"holder": first.pk, "challenger": theirs.pk}
    assert theirs.pk in one.evidence["challenger"] and first.pk in one.evidence["holder"]


def test_what_came_after_the_opening_is_kept_at_the_end(cast: Cast, collision: Collision) -> None:
    late = followed(Customer.objects.get(), cast.wanglei)
    rules(collision, cast.lijing, rests_on=late.pk)
    assert late.pk in Collision.objects.get().evidence["holder"]


def test_without_a_leader_the_two_settle_it(cast: Cast, customer: Customer, meets: Any) -> None:
    Team.objects.update(leader=None)
    type(cast.laozhou).objects.filter(pk=cast.laozhou.pk).update(is_owner=False)
    one = meets(cast.chenchen)
    assert one.judge is None and not Deadline.objects.exists()
    acts.settle(one, by=cast.chenchen, outcome="owner", to=cast.wanglei)
    assert not Collision.objects.open().exists()
