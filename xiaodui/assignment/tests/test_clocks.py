"""The clocks of a lead: first contact, lying idle, and what follows when nobody does anything."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F

from tests.cast import Cast
from xiaodui.assignment.acts.again import give_to_next
from xiaodui.assignment.acts.arriving import give_out
from xiaodui.assignment.models import Assignment
from xiaodui.assignment.tests.test_assigning import owners
from xiaodui.core import clock as the_clock
from xiaodui.customers.acts import hand_over
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline, meet
from xiaodui.deadlines.acts import tick
from xiaodui.followups.acts import create as follow_up
from xiaodui.governance import book
from xiaodui.governance.models import ClauseVersion, Edition
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.pool.models import Protection

Made = Callable[..., Any]


def changed(cast: Cast, code: str, param: str) -> None:
    """The clause lets protection go first."""
    for version in ClauseVersion.objects.filter(clause__code=code):
        version.values[param] = False
        version.save(update_fields=["values"])
    book.forget()
    Edition.objects.filter(pk=1).update(number=F("number") + 1)


def give(customer: int, person: int, which: str) -> Any:
    with transaction.atomic():
        return give_to_next(customer, person, which)


class TestClocks:
    def given(self, rule: Made, lead: Made) -> Customer:
        rule()
        one = lead()
        give_out([one.pk])
        return one  # type: ignore[no-any-return]

    def tick(self, clock: Any, *when: int) -> None:
        clock(*when)
        tick()

    def test_thirty_working_minutes_and_on_the_second_day_a_word_to_the_leader(
        self, rule: Made, lead: Made, cast: Cast
    ) -> None:
        self.given(rule, lead)
        first = Deadline.objects.get(kind="first")
        zone = the_clock.zone()
        steps = [(one.step.name, f"{one.at.astimezone(zone):%d %H:%M}") for one in first.steps]
        assert steps == [("half", "18 10:15"), ("due", "18 10:30"), ("reassign", "18 12:00"), ("leader", "19 09:01")]
        assert first.clause == "contact.first@1"

    def test_who_does_nothing_loses_it_to_the_next(self, rule: Made, lead: Made, cast: Cast, clock: Any) -> None:
        one = self.given(rule, lead)
        self.tick(clock, 2026, 3, 18, 13, 40)
        assert owners([one]) == ["陈晨"]
        assert list(Assignment.objects.order_by("pk").values_list("how", flat=True)) == ["rule", "again"]
        running = Deadline.objects.open().filter(kind="first")
        assert [(row.promiser, row.end) for row in running] == [(cast.chenchen, "")]
        assert Fact.objects.filter(verb="deadline.reassigned").exists()

    def test_nobody_gets_it_twice_and_then_it_stays(self, rule: Made, lead: Made, cast: Cast, clock: Any) -> None:
        one = self.given(rule, lead)
        self.tick(clock, 2026, 3, 18, 13, 40)
        self.tick(clock, 2026, 3, 18, 17, 59)
        assert owners([one]) == ["陈晨"]
        assert Fact.objects.filter(verb="deadline.escalated").exists()

    def test_seven_days_of_nothing_pass_it_on_and_protection_does_not_keep_it(
        self, rule: Made, lead: Made, cast: Cast, clock: Any
    ) -> None:
        one = self.given(rule, lead)
        with transaction.atomic():
            meet(Deadline.objects.get(kind="first").of, one)
        idle = Deadline.objects.get(kind="idle")
        zone = the_clock.zone()
        steps = [(step.step.name, f"{step.at.astimezone(zone):%d %H:%M}") for step in idle.steps]
        assert steps == [("half", "23 10:00"), ("leader", "25 10:00"), ("due", "27 10:00"), ("reassign", "27 10:00")]
        self.tick(clock, 2026, 3, 27, 10, 1)
        assert owners([one]) == ["陈晨"]
        settle()
        fact = Fact.objects.get(verb="customer.moved_on")
        assert fact.detail["cite"] == "contact.idle@1" and fact.detail["last"] > "2026-03-27"
        assert Notice.objects.filter(kind="customer.moved_on").values_list("person", flat=True).get() == cast.wanglei.pk

    @pytest.mark.parametrize("which", ["first", "idle"])
    def test_where_the_clause_lets_protection_go_first_it_stays_and_the_clause_is_cited(
        self, rule: Made, lead: Made, cast: Cast, clock: Any, which: str
    ) -> None:
        one = self.given(rule, lead)
        code, param, day = {
            "first": ("pool.assign", "pool.assign_moves_protected", (2026, 3, 18, 13, 40)),
            "idle": ("contact.idle", "contact.idle_moves_protected", (2026, 3, 27, 10, 1)),
        }[which]
        changed(cast, code, param)
        if which == "idle":
            with transaction.atomic():
                meet(Deadline.objects.get(kind="first").of, one)
        self.tick(clock, *day)
        assert owners([one]) == ["王磊"]
        fact = Fact.objects.get(verb="customer.kept_on")
        assert fact.detail["cite"] == f"{code}@1" and fact.detail["clock"] == which
        assert Fact.objects.filter(verb="deadline.escalated").exists(), "his leader hears of it instead"
        Protection.objects.all().delete()
        Deadline.objects.filter(kind=which).delete()
        assert give(one.pk, cast.wanglei.pk, which) == cast.chenchen, "without protection the clock moves it"

    def test_a_hand_over_ends_the_giver_s_clocks(self, rule: Made, lead: Made, cast: Cast) -> None:
        one = self.given(rule, lead)
        hand_over(Customer.objects.get(pk=one.pk), by=cast.wanglei, to=cast.chenchen, reason="我去展会")
        assert not Deadline.objects.open().filter(kind__in=["first", "idle"]).exists()
        settle()
        assert Deadline.objects.open().get(kind="idle").promiser == cast.chenchen

    def test_a_customer_who_is_no_lead_has_no_clock(self, rule: Made, lead: Made) -> None:
        rule(kind=["customer"])
        give_out([lead(qualified_on=the_clock.today() - timedelta(days=3)).pk])
        assert Assignment.objects.count() == 1 and not Deadline.objects.filter(kind__in=["first", "idle"]).exists()

    def test_the_first_follow_up_keeps_it_whatever_comes_of_it(self, rule: Made, lead: Made, cast: Cast) -> None:
        one = self.given(rule, lead)
        follow_up(
            by=cast.wanglei,
            customer=Customer.objects.get(pk=one.pk),
            channel="call",
            answered=False,
            outcome="no_answer",
        )
        assert Deadline.objects.get(kind="first").end == "met"

    def test_a_genuine_one_counts_the_idle_days_anew(self, rule: Made, lead: Made, cast: Cast, clock: Any) -> None:
        one = self.given(rule, lead)
        clock(2026, 3, 20, 11)
        follow_up(
            by=cast.wanglei,
            customer=Customer.objects.get(pk=one.pk),
            seconds=95,
            answered=True,
            text="周敏嫌交期长，要先发两台",
        )
        settle()
        idle = Deadline.objects.open().get(kind="idle")
        assert f"{idle.due_at.astimezone(the_clock.zone()):%m-%d %H:%M}" == "03-31 11:00"

    def test_a_claim_owes_a_first_contact_but_is_not_given_to_another(self, lead: Made, cast: Cast) -> None:
        from xiaodui.customers.acts.ownership import change_hands
        from xiaodui.customers.verbs import CUSTOMER_CLAIMED

        one = lead()
        with transaction.atomic():
            change_hands(one, cast.wanglei, by=cast.wanglei, verb=CUSTOMER_CLAIMED)
        settle()
        first = Deadline.objects.get(kind="first")
        assert [step.step.name for step in first.steps] == ["half", "due", "leader"]
        assert Deadline.objects.open().filter(kind="idle", promiser=cast.wanglei).count() == 1
