"""A next step: made, moved, dropped; it follows its customer and nothing is left in nobody's hands unseen."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts import hand_over
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import CHILDREN
from xiaodui.customers.verbs import CUSTOMER_CLAIMED, CUSTOMER_RELEASED
from xiaodui.deadlines.models import Deadline
from xiaodui.followups import acts
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.journal import Fact, key_of
from xiaodui.people.sockets import OWNED


def clock_of(plan: Plan) -> Deadline | None:
    return Deadline.objects.open().filter(subject=key_of(plan)).first()


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def child():
    return next(one for one in CHILDREN if one.name == "followups")


def gives(customer: Customer, to, by):
    with transaction.atomic():
        change_hands(fresh(customer), to, by=by, verb=CUSTOMER_CLAIMED if to else CUSTOMER_RELEASED, reason="到期")


class TestPlanning:
    def test_it_has_a_clock_until_the_end_of_his_working_day(self, cast, plan):
        step = plan()
        assert clock_of(step).due_at == step.due_at and the_clock.day_of(step.due_at) == date(2026, 3, 20)

    def test_the_past_is_no_plan(self, plan):
        with pytest.raises(Invalid, match="已经过去"):
            plan(due_on=date(2026, 3, 17))

    def test_who_doesnt_work_with_it_plans_nothing(self, cast, plan):
        with pytest.raises(Forbidden):
            plan(by=cast.chenchen)

    def test_moved_its_clock_starts_anew(self, cast, plan):
        step = plan()
        acts.edit(step, by=cast.wanglei, version=0, channel="call", contact=None, due_on=date(2026, 3, 24), due_time=None,
                  text="送阶梯价")  # fmt: skip
        assert clock_of(step).due_at == step.due_at and the_clock.day_of(step.due_at) == date(2026, 3, 24)

    def test_dropped_it_has_none_and_says_why(self, cast, plan):
        step = plan()
        acts.drop(step, by=cast.wanglei, reason="先等样品测试")
        assert clock_of(step) is None and fresh(step).why_dropped == "先等样品测试"

    def test_what_has_ended_is_moved_no_more(self, cast, plan):
        step = plan()
        acts.drop(step, by=cast.wanglei, reason="先等样品测试")
        with pytest.raises(Refusal, match="已经了结"):
            acts.drop(step, by=cast.wanglei, reason="先等样品测试")

    def test_done_in_time_the_promise_is_met(self, cast, plan, log, clock):
        step = plan()
        clock(2026, 3, 20, 11)
        log(plan=step)
        assert Fact.objects.filter(
            verb="deadline.met", subject=f"deadline:{Deadline.objects.get(subject=key_of(step)).pk}"
        ).exists()


class TestFollowing:
    def test_to_the_new_owner_with_a_clock_of_his_own(self, cast, customer, plan):
        step = plan()
        hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换人跟")
        assert fresh(step).person_id == cast.chenchen.pk and clock_of(step).promiser_id == cast.chenchen.pk

    def test_into_the_pool_it_waits_and_out_of_it_the_claimer_has_it(self, cast, customer, plan):
        step = plan()
        gives(customer, None, None)
        assert fresh(step).is_parked and clock_of(step) is None
        gives(customer, cast.chenchen, cast.chenchen)
        assert fresh(step).person_id == cast.chenchen.pk and clock_of(step).promiser_id == cast.chenchen.pk

    def test_a_day_that_passed_in_the_pool_becomes_his_next_working_day(self, cast, customer, plan, clock):
        step = plan()
        gives(customer, None, None)
        clock(2026, 3, 27, 15)
        gives(customer, cast.chenchen, cast.chenchen)
        assert fresh(step).due_on == date(2026, 3, 30), "the Monday after that Friday"

    def test_what_a_colleague_planned_stays_with_him(self, cast, customer, plan):
        own, his = plan(), plan()
        Plan.objects.filter(pk=his.pk).update(person=cast.chenchen)  # who joined, and planned
        hand_over(customer, by=cast.wanglei, to=cast.lijing, reason="换人跟")
        assert (fresh(own).person_id, fresh(his).person_id) == (cast.lijing.pk, cast.chenchen.pk)

    def test_each_step_on_the_way_is_a_fact(self, cast, customer, plan):
        plan()
        gives(customer, None, None)
        gives(customer, cast.chenchen, cast.chenchen)
        told = Fact.objects.filter(verb__startswith="plan.").order_by("pk").values_list("verb", flat=True)
        assert list(told) == ["plan.made", "plan.parked", "plan.passed"]

    def test_who_leaves_leaves_none_behind(self, cast, plan):
        step = plan()
        owned = next(one for one in OWNED if one.count(cast.wanglei) and Plan.objects.open().of(cast.wanglei).exists()
                     and "下一步" in str(one.label))  # fmt: skip
        with transaction.atomic():
            assert owned.hand_over(cast.wanglei, cast.chenchen, cast.laozhou, "离职") == 1
        assert fresh(step).person_id == cast.chenchen.pk and clock_of(step).promiser_id == cast.chenchen.pk


class TestMerging:
    def test_contacts_and_plans_stand_with_the_one_that_stays_and_go_back(self, cast, customer, plan, log, child):
        log(), plan()
        kept = add_customer(by=cast.wanglei, name="恒拓精密（苏州）")
        with transaction.atomic():
            data = child.merged(kept, customer)
        assert set(FollowUp.objects.values_list("customer", flat=True)) == {kept.pk}
        assert set(Plan.objects.values_list("customer", flat=True)) == {kept.pk}
        with transaction.atomic():
            child.unmerged(kept, customer, data)
        assert set(FollowUp.objects.values_list("customer", flat=True)) == {customer.pk}


class TestSight:
    def test_whoever_sees_the_customer_sees_its_contacts_and_nobody_else(self, cast, plan, log):
        row, step = log(), plan()
        for person, sees in ((cast.wanglei, True), (cast.lijing, True), (cast.chenchen, False), (cast.zhaomin, False)):
            assert FollowUp.objects.visible_to(person).filter(pk=row.pk).exists() is sees
            assert Plan.objects.visible_to(person).filter(pk=step.pk).exists() is sees

    def test_his_own_he_reads_when_the_customer_is_no_longer_his(self, cast, customer, log):
        row = log()
        gives(customer, None, None)
        assert not Customer.objects.visible_to(cast.wanglei).filter(pk=customer.pk).exists()
        assert FollowUp.objects.visible_to(cast.wanglei).filter(pk=row.pk).exists()

    def test_a_new_owner_reads_what_was_talked_about_before_him(self, cast, customer, log):
        row = log()
        hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换人跟")
        assert FollowUp.objects.visible_to(cast.chenchen).filter(pk=row.pk).exists()


def test_a_week_of_late_ones_costs_one_day_each(cast, customer, plan, clock):
    steps = [plan(text=f"第 {n} 件") for n in range(3)]
    clock(2026, 3, 27, 15)
    with transaction.atomic():
        hand_over(fresh(customer), by=cast.wanglei, to=cast.chenchen, reason="换人跟")
    assert {fresh(step).due_at > the_clock.now() + timedelta(hours=1) for step in steps} == {True}
