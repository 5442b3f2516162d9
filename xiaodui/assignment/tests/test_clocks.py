"""The clocks of a lead: first contact, lying idle, and what follows when nobody does anything."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from tests.cast import Cast
from xiaodui.assignment.acts.arriving import give_out
from xiaodui.assignment.models import Assignment
from xiaodui.assignment.tests.test_assigning import owners
from xiaodui.core import clock as the_clock
from xiaodui.customers.acts import hand_over
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline, meet
from xiaodui.deadlines.acts import tick
from xiaodui.followups.acts import create as follow_up
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact

Made = Callable[..., Any]


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
