"""Leads find their owners: by rule, by a leader's word; what finds nobody waits and is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast
from xiaodui.assignment import acts
from xiaodui.assignment.acts.arriving import give_out, try_again
from xiaodui.assignment.acts.assigning import by_rules
from xiaodui.assignment.models import Assignment, AssignmentRule, RuleVersion, Unassigned
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer, Involvement
from xiaodui.deadlines import Deadline
from xiaodui.jobs.runner import run_due
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.notices.models import Notice
from xiaodui.people.models import Absence

Made = Callable[..., Any]


def owners(customers: list[Customer]) -> list[str]:
    rows = Customer.objects.filter(pk__in=[one.pk for one in customers]).select_related("owner").order_by("pk")
    return [one.owner.name if one.owner else "" for one in rows]


def away(person: Any) -> None:
    Absence.objects.create(person=person, since=the_clock.today(), until=the_clock.today())


class TestRules:
    def test_a_new_version_leaves_the_old_one_to_what_it_gave(self, rule: Made, lead: Made, cast: Cast) -> None:
        one = rule(region="苏州")
        give_out([lead(region="江苏苏州").pk])
        acts.edit_rule(one, by=cast.laozhou, version=0, name="华东线索", teams=[cast.thunder.pk], region="无锡")
        given = Assignment.objects.get()
        assert given.rule and (given.rule.number, given.rule.when["region"]) == (1, ["苏州"])
        assert RuleVersion.objects.filter(rule=one).count() == 2 and one.current.when["region"] == ["无锡"]

    def test_an_older_version_is_refused_and_changes_nothing(self, rule: Made, cast: Cast) -> None:
        one = rule()
        acts.edit_rule(one, by=cast.laozhou, version=0, name="改过", teams=[cast.thunder.pk])
        with pytest.raises(Refusal, match="刚改过"):
            acts.edit_rule(
                AssignmentRule.objects.get(), by=cast.laozhou, version=0, name="又改", teams=[cast.thunder.pk]
            )
        assert AssignmentRule.objects.get().current.name == "改过"

    def test_they_are_set_by_who_leads_all_teams(self, rule: Made, cast: Cast) -> None:
        assert rule().order == 1
        with pytest.raises(Forbidden):
            acts.create_rule(by=cast.lijing, name="都给我", teams=[cast.east.pk])

    def test_a_rule_for_nobody_is_refused(self, rule: Made, cast: Cast) -> None:
        with pytest.raises(Invalid) as no:
            rule(teams=[])
        assert "teams" in no.value.errors

    def test_the_first_that_fits_decides(self, rule: Made, lead: Made, cast: Cast) -> None:
        rule("全部")
        south = rule("华南", region="广州", teams=[cast.breeze.pk])
        acts.move_rule(south, by=cast.laozhou, place=1)
        far, near = lead(region="广东广州"), lead(region="苏州")
        give_out([far.pk, near.pk])
        assert owners([far, near]) == ["赵敏", "王磊"]

    def test_an_ended_one_gives_no_more(self, rule: Made, lead: Made, cast: Cast) -> None:
        acts.end_rule(rule(), by=cast.laozhou)
        assert give_out([lead().pk]) == 0 and not Assignment.objects.exists()


class TestByRule:
    def test_it_goes_round(self, rule: Made, lead: Made) -> None:
        rule()
        leads = [lead() for _ in range(4)]
        assert give_out([one.pk for one in leads]) == 4
        assert owners(leads) == ["王磊", "陈晨", "王磊", "陈晨"]

    def test_row_fact_sight_and_clocks_come_together(self, rule: Made, lead: Made, cast: Cast) -> None:
        rule()
        one = lead(level="A")
        give_out([one.pk])
        given, fact = Assignment.objects.get(), Fact.objects.get(verb="customer.assigned")
        assert (given.person, given.how, given.lead["level"]) == (cast.wanglei, "rule", "A")
        assert fact.detail["cite"] == f"assignment_rule:{given.rule.rule_id}@1"
        assert Involvement.objects.filter(customer=one, person=cast.wanglei).exists()
        assert set(Deadline.objects.values_list("kind", "promiser")) == {
            ("first", cast.wanglei.pk), ("idle", cast.wanglei.pk)
        }  # fmt: skip
        worth = dict(Tally.objects.filter(person_id=cast.wanglei.pk).values_list("measure", "value"))
        assert (worth["assignment.given"], worth["chances.count"], worth["chances.worth"]) == (1, 1, 4)

    def test_who_was_not_chosen_and_why_is_kept(self, rule: Made, lead: Made, cast: Cast) -> None:
        away(cast.wanglei)
        rule(people=[cast.zhaomin.pk])
        give_out([lead().pk])
        stands = {one["id"]: one["why"] for one in Assignment.objects.get().stands}
        assert stands == {cast.wanglei.pk: "away", cast.chenchen.pk: "got", cast.zhaomin.pk: "turn"}

    def test_who_is_full_gets_none(self, rule: Made, lead: Made, cast: Cast, monkeypatch: Any) -> None:
        rule()
        lead(owner=cast.wanglei)
        monkeypatch.setattr("xiaodui.assignment.weighing.limit_of", lambda person: 1)
        leads = [lead(), lead()]
        give_out([one.pk for one in leads])
        assert owners(leads) == ["陈晨", ""]
        assert Unassigned.objects.get().why == "full"

    def test_a_cap_for_the_day_holds_and_the_next_day_is_new(self, rule: Made, lead: Made, clock: Any) -> None:
        rule(cap=1)
        leads = [lead() for _ in range(3)]
        give_out([one.pk for one in leads])
        assert owners(leads) == ["王磊", "陈晨", ""] and Unassigned.objects.get().why == "cap"
        clock(2026, 3, 19, 9)
        try_again(Unassigned.objects.values_list("pk", flat=True))
        assert owners(leads)[2] != "" and not Unassigned.objects.exists()

    def test_what_has_an_owner_is_left_alone(self, rule: Made, lead: Made, cast: Cast) -> None:
        rule()
        one = lead(owner=cast.zhaomin)
        assert give_out([one.pk]) == 0 and owners([one]) == ["赵敏"]

    def test_what_comes_is_given_out_by_itself(self, rule: Made, lead: Made, cast: Cast) -> None:
        from xiaodui.customers.acts.keep import tell_added

        rule()
        one = lead()
        with transaction.atomic():
            tell_added(one, None)
        settle()
        run_due()
        settle()
        assert owners([one]) == ["王磊"]
        assert Notice.objects.filter(person=cast.wanglei, kind="customer.assigned").exists()


class TestWaiting:
    def test_what_finds_nobody_waits_and_its_leader_is_told_once(self, rule: Made, lead: Made, cast: Cast) -> None:
        away(cast.wanglei)
        away(cast.chenchen)
        rule()
        one = lead()
        give_out([one.pk])
        give_out([one.pk])
        settle()
        waiting = Unassigned.objects.get()
        assert (waiting.customer, waiting.why, waiting.team) == (one, "away", cast.thunder)
        assert list(Notice.objects.filter(kind="customer.unassigned").values_list("person", flat=True)) == [
            cast.lijing.pk
        ]

    def test_it_finds_somebody_once_he_is_back(self, rule: Made, lead: Made, cast: Cast) -> None:
        away(cast.wanglei)
        away(cast.chenchen)
        rule()
        one = lead()
        give_out([one.pk])
        Absence.objects.filter(person=cast.chenchen).delete()
        assert try_again(Unassigned.objects.values_list("pk", flat=True)) == 1
        assert owners([one]) == ["陈晨"]

    def test_a_leader_gives_what_waits_for_his_team(self, rule: Made, lead: Made, cast: Cast, clock: Any) -> None:
        rule(waits=True)
        clock(2026, 3, 18, 22)
        one = lead()
        give_out([one.pk])
        waiting = Unassigned.objects.visible_to(cast.lijing).get()
        acts.assign_waiting(waiting, by=cast.lijing, to=cast.chenchen, reason="他认识这家")
        assert owners([one]) == ["陈晨"] and not Unassigned.objects.exists()
        assert not Unassigned.objects.visible_to(cast.wanglei).exists()

    def test_a_rule_may_send_them_to_the_pool_instead(self, rule: Made, lead: Made, cast: Cast) -> None:
        away(cast.zhaomin)
        rule(teams=[], people=[cast.zhaomin.pk], fallback="pool")
        give_out([lead().pk])
        assert not Unassigned.objects.exists()

    def test_or_to_the_next_rule(self, rule: Made, lead: Made, cast: Cast) -> None:
        away(cast.zhaomin)
        rule(teams=[], people=[cast.zhaomin.pk], fallback="next")
        rule("其他")
        one = lead()
        give_out([one.pk])
        assert owners([one]) == ["王磊"]


class TestByHand:
    def test_a_leader_says_why(self, lead: Made, cast: Cast) -> None:
        one = lead(owner=cast.wanglei)
        given = acts.assign(one, by=cast.lijing, to=cast.chenchen, reason="王磊手上太多")
        assert (given.how, given.reason, given.former) == ("hand", "王磊手上太多", cast.wanglei)
        assert owners([one]) == ["陈晨"]

    @pytest.mark.parametrize(
        ("who", "code"), [("gone", "person.inactive"), ("sunyue", "assignment.right"), ("zhaomin", "assignment.whom"),
                          ("wanglei", "customer.same-owner")]
    )  # fmt: skip
    def test_not_to_whom_he_can_not_give(self, lead: Made, cast: Cast, who: str, code: str) -> None:
        with pytest.raises(Refusal) as no:
            acts.assign(lead(owner=cast.wanglei), by=cast.lijing, to=getattr(cast, who), reason="试试")
        assert no.value.code == code

    def test_not_to_who_is_away(self, lead: Made, cast: Cast) -> None:
        away(cast.chenchen)
        with pytest.raises(Refusal, match="请假"):
            acts.assign(lead(owner=cast.wanglei), by=cast.lijing, to=cast.chenchen, reason="试试")

    def test_a_member_gives_nothing_to_anybody(self, lead: Made, cast: Cast) -> None:
        with pytest.raises(Forbidden):
            acts.assign(lead(owner=cast.wanglei), by=cast.wanglei, to=cast.chenchen, reason="你来")

    def test_by_rules_on_demand_never_gives_it_to_the_same_again(self, rule: Made, lead: Made, cast: Cast) -> None:
        rule()
        one = lead(owner=cast.wanglei)
        acts.assign_by_rules(one, by=cast.lijing)
        assert owners([one]) == ["陈晨"]


def test_two_at_once_give_a_lead_once(rule: Made, lead: Made, cast: Cast) -> None:
    """The second finds the owner that the first has set, though it read the row before."""
    rule()
    one = lead()
    stale = Customer.objects.get(pk=one.pk)
    with transaction.atomic():
        by_rules(one)
    with pytest.raises(Refusal, match="归属变了"), transaction.atomic():
        by_rules(stale)
    assert Assignment.objects.count() == 1
