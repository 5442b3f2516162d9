"""A deal that comes to another group's stage: offered there by itself, confirmed or declined, once each."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.assignment import acts
from xiaodui.assignment.acts.offering import offer_many
from xiaodui.assignment.models import Passing, PhaseOwner, StageRoute
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.acts import move, win
from xiaodui.deals.models import Deal, Stage
from xiaodui.duties.acts import take_phase
from xiaodui.jobs.runner import run_due
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.acts import grant
from xiaodui.people.acts import move as change_team
from xiaodui.people.models import Person, Role


@pytest.fixture
def closing(db: Any) -> Stage:
    return Stage.objects.in_use().last()


@pytest.fixture
def route(cast: Cast, wednesday: Any, closing: Stage) -> StageRoute:
    """What comes to the last stage goes to 长风队, where 赵敏 sells; switched on."""
    settle()  # its hearers begin with the next fact
    made = acts.create_route(by=cast.laozhou, stage=closing, taker=cast.breeze, phase="closer")
    return acts.switch_on(made, by=cast.laozhou)


@pytest.fixture
def deal(cast: Cast, lead: Callable[..., Customer], route: StageRoute) -> Deal:
    return open_deal(by=cast.wanglei, title="二期改造", amount="320000", customer=lead(owner=cast.wanglei))


def heard() -> None:
    settle()
    run_due()
    settle()


def arrives(deal: Deal, stage: Stage, by: Any) -> Deal:
    move(deal, by=by, stage=stage)
    heard()
    return Deal.objects.select_related("owner").get(pk=deal.pk)


def test_it_is_offered_and_stays_with_its_owner_until_confirmed(deal: Deal, closing: Stage, cast: Cast) -> None:
    now = arrives(deal, closing, cast.wanglei)
    passing = Passing.objects.get()
    assert (passing.giver, passing.to, passing.phase) == (
        cast.wanglei,
        cast.zhaomin,
        "closer",
    ) and now.owner == cast.wanglei
    assert Notice.objects.filter(person=cast.zhaomin, kind="passing.asked").exists()
    assert Deadline.objects.get(kind="handing").promiser == cast.zhaomin


def test_confirmed_the_deal_and_its_customer_are_his_and_shares_are_kept(
    deal: Deal, closing: Stage, cast: Cast
) -> None:
    arrives(deal, closing, cast.wanglei)
    acts.confirm(Passing.objects.select_related("deal", "customer__owner", "giver", "to").get(), by=cast.zhaomin)
    now = Deal.objects.select_related("owner", "customer__owner").get(pk=deal.pk)
    assert now.owner == cast.zhaomin and now.team == cast.breeze and now.customer and now.customer.owner == cast.zhaomin
    rows = PhaseOwner.objects.filter(deal=deal).order_by("pk").values_list("person__name", "phase", "share")
    assert list(rows) == [("王磊", "follower", 30), ("赵敏", "closer", 50)]
    heard()
    assert Passing.objects.count() == 1, "it stands with who does this part"


def test_a_customer_with_another_open_deal_of_the_giver_stays(deal: Deal, closing: Stage, cast: Cast) -> None:
    open_deal(by=cast.wanglei, title="备件", amount="9000", customer=deal.customer)
    arrives(deal, closing, cast.wanglei)
    acts.confirm(Passing.objects.get(), by=cast.zhaomin)
    assert Deal.objects.get(pk=deal.pk).owner == cast.zhaomin
    assert Customer.objects.get(pk=deal.customer_id).owner == cast.wanglei


def test_declined_it_goes_to_the_next_and_then_its_owner_hears(
    deal: Deal, closing: Stage, cast: Cast, route: StageRoute
) -> None:
    take_phase(by=cast.laozhou, team=cast.breeze, person=cast.zhaomin, phase="closer")
    arrives(deal, closing, cast.wanglei)
    acts.decline(Passing.objects.get(), by=cast.zhaomin, reason="下周在外地")
    heard()
    assert Passing.objects.count() == 1 and Fact.objects.filter(verb="deal.not_taken").count() == 1
    assert Notice.objects.filter(person=cast.wanglei, kind="deal.not_taken").exists()
    offer_many([deal.pk])
    assert Fact.objects.filter(verb="deal.not_taken").count() == 1, "told once"


def test_of_a_leader_s_own_deal_that_nobody_takes_who_leads_above_hears(
    lead: Callable[..., Customer], closing: Stage, cast: Cast, route: StageRoute
) -> None:
    mine = open_deal(by=cast.lijing, title="三期", amount="90000", customer=lead(owner=cast.lijing))
    take_phase(by=cast.laozhou, team=cast.breeze, person=cast.zhaomin, phase="closer")
    arrives(mine, closing, cast.lijing)
    acts.decline(Passing.objects.get(), by=cast.zhaomin, reason="下周在外地")
    heard()
    told = Notice.objects.filter(kind="deal.not_taken").values_list("person__name", flat=True)
    assert sorted(told) == ["李静", "老周"]


def test_declined_the_next_one_is_asked(deal: Deal, closing: Stage, cast: Cast) -> None:
    Person.objects.filter(pk=cast.sunyue.pk).update(sells=True)
    change_team(Person.objects.get(pk=cast.sunyue.pk), by=cast.laozhou, team=cast.breeze)
    grant(
        Person.objects.get(pk=cast.sunyue.pk), by=cast.laozhou, role=Role.objects.get(code="member"), team=cast.breeze
    )
    arrives(deal, closing, cast.wanglei)
    first = Passing.objects.select_related("to").get()
    acts.decline(first, by=first.to, reason="手上太多")
    heard()
    second = Passing.objects.open().get()
    assert {first.to_id, second.to_id} == {cast.sunyue.pk, cast.zhaomin.pk}


def test_heard_twice_it_is_offered_once(deal: Deal, closing: Stage, cast: Cast) -> None:
    arrives(deal, closing, cast.wanglei)
    offer_many([deal.pk])
    acts.withdraw(Passing.objects.get(), by=cast.wanglei)
    offer_many([deal.pk])
    assert Passing.objects.count() == 1 and not Passing.objects.open().exists()
    assert acts.pass_on_deal(Deal.objects.get(pk=deal.pk), by=cast.wanglei).to == cast.zhaomin


def test_what_came_while_it_was_off_is_not_touched(
    deal: Deal, closing: Stage, cast: Cast, route: StageRoute, clock: Callable[..., Any]
) -> None:
    acts.switch_off(route, by=cast.laozhou)
    arrives(deal, closing, cast.wanglei)
    clock(2026, 3, 18, 11)
    acts.switch_on(StageRoute.objects.get(), by=cast.laozhou)
    offer_many([deal.pk])
    assert not Passing.objects.exists()
    with pytest.raises(Refusal):
        acts.create_route(by=cast.laozhou, stage=closing, taker=cast.thunder, phase="closer")


def test_closed_or_moved_on_the_offer_is_off(deal: Deal, closing: Stage, cast: Cast) -> None:
    now = arrives(deal, closing, cast.wanglei)
    win(now, by=cast.wanglei, on=the_clock.today(), amount=now.amount)
    heard()
    assert Passing.objects.get().end == "withdrawn"
    with pytest.raises(Refusal):
        acts.confirm(Passing.objects.get(), by=cast.zhaomin)


def test_who_leads_one_side_alone_sets_nothing(closing: Stage, cast: Cast, wednesday: Any) -> None:
    made = acts.create_route(by=cast.lijing, stage=closing, giver=cast.east, taker=cast.thunder, phase="closer")
    assert made.on_since is None
    for given in ({"giver": cast.east, "taker": cast.breeze}, {"giver": None, "taker": cast.thunder}):
        with pytest.raises(Forbidden):
            acts.create_route(by=cast.lijing, stage=closing, phase="closer", **given)
    with pytest.raises(Forbidden):
        acts.switch_on(made, by=cast.wanglei)


def test_pages_say_who_is_waited_for(deal: Deal, closing: Stage, cast: Cast, htmx: Callable[..., Any]) -> None:
    arrives(deal, closing, cast.wanglei)
    passing = Passing.objects.get()
    page = str(htmx(cast.wanglei, f"/deals/{deal.pk}").content.decode())
    assert "交给 赵敏 了，等他回「接到」" in page and "确认之前还是 王磊 负责" in page
    assert "等赵敏接" in str(htmx(cast.wanglei, "/deals", target="board").content.decode())
    asked = str(htmx(cast.zhaomin, f"/passings/{passing.pk}").content.decode())
    assert "二期改造" in asked and "接不了" in asked and htmx(cast.zhaomin, f"/deals/{deal.pk}").status_code == 404
    assert htmx(cast.zhaomin, f"/passings/{passing.pk}/confirm", {}).status_code == 200
    assert "50%" in str(htmx(cast.zhaomin, f"/deals/{deal.pk}").content.decode())


def test_routes_are_set_on_their_page(cast: Cast, closing: Stage, wednesday: Any, htmx: Callable[..., Any]) -> None:
    said = {"stage": closing.pk, "taker": cast.breeze.pk, "phase": "closer", "giver": "", "turns": "capacity"}
    assert htmx(cast.laozhou, "/assignment/stages/new", said).status_code == 200
    made = StageRoute.objects.get()
    assert "关着" in str(htmx(cast.wanglei, "/assignment/stages").content.decode())
    assert htmx(cast.wanglei, f"/assignment/stages/{made.pk}/on", {}).status_code == 403
    assert htmx(cast.laozhou, f"/assignment/stages/{made.pk}/on", {}).status_code == 200
    assert "开着" in str(htmx(cast.wanglei, "/assignment/stages", target="stage-routes").content.decode())
