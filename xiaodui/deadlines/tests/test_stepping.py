"""Steps come in order, once, never early; after a downtime they come late and without what lost its sense."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xiaodui.core import clock
from xiaodui.deadlines import Deadline, DeadlineKind, Step, meet
from xiaodui.deadlines.acts import tick
from xiaodui.deadlines.tests.kinds import ASKED, LEAD, NINE, at, happened, local, promise
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Grant, Role


def tick_at(instant):
    with clock.at(instant):
        return tick()


def stand_in(person, team):
    Grant.objects.create(person=person, role=Role.objects.get(code="deputy"), team=team, since="2026-01-01")


@pytest.fixture
def opened(cast):
    return promise(ASKED, cast.thunder, cast.wanglei)


def told(verb):
    return Fact.objects.filter(verb=f"deadline.{verb}").latest("id").detail["told"]


class TestInTime:
    def test_nothing_comes_early(self, opened):
        assert tick_at(NINE + timedelta(minutes=29, seconds=59, microseconds=999_999)) == 0 and happened() == []

    def test_each_rung_is_told_to_whom_it_concerns(self, opened, cast):
        stand_in(cast.chenchen, cast.thunder)
        said = [
            (30, "reminded", cast.wanglei),
            (60, "missed", cast.wanglei),
            (90, "escalated", cast.chenchen),
            (120, "escalated", cast.lijing),
        ]
        for minutes, verb, person in said:
            assert tick_at(NINE + timedelta(minutes=minutes)) == 1
            assert happened()[-1] == verb and told(verb) == [f"person:{person.pk}"]
        kinds = Notice.objects.filter(person=cast.wanglei).values_list("kind", flat=True)
        assert set(kinds) == {"deadline.reminded", "deadline.missed"}
        assert tick_at(NINE + timedelta(days=30)) == 0

    def test_without_a_deputy_the_leader_is_the_next(self, opened, cast):
        for minutes in (30, 60, 90, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        assert happened() == ["reminded", "missed", "escalated"] and told("escalated") == [f"person:{cast.lijing.pk}"]

    def test_what_the_leader_himself_is_late_with_goes_one_up(self, cast):
        promise(ASKED, cast.thunder, cast.lijing)
        for minutes in (60, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        assert told("escalated") == [f"person:{cast.laozhou.pk}"]

    def test_nor_does_it_come_to_who_promised_it_while_another_has_it_in_hand(self, cast):
        mine = promise(ASKED, cast.thunder, cast.lijing)
        Deadline.objects.filter(pk=mine.pk).update(person=cast.wanglei)
        for minutes in (60, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        assert told("escalated") == [f"person:{cast.laozhou.pk}"]

    def test_a_deputy_who_is_late_himself_is_not_asked_to_look_after_it(self, cast):
        stand_in(cast.chenchen, cast.thunder)
        promise(ASKED, cast.thunder, cast.chenchen)
        for minutes in (60, 90, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        assert happened() == ["missed", "escalated"] and told("escalated") == [f"person:{cast.lijing.pk}"]

    def test_who_was_asked_on_one_step_is_not_asked_on_the_next(self, opened, cast):
        stand_in(cast.lijing, cast.thunder)
        for minutes in (60, 90, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        facts = Fact.objects.filter(verb="deadline.escalated").order_by("id")
        assert [fact.detail["told"] for fact in facts] == [[f"person:{cast.lijing.pk}"], [f"person:{cast.laozhou.pk}"]]

    def test_where_nobody_else_is_left_the_step_passes_without_a_word(self, cast):
        stand_in(cast.laozhou, cast.east)
        promise(ASKED, cast.thunder, cast.lijing)
        for minutes in (60, 90, 120):
            tick_at(NINE + timedelta(minutes=minutes))
        assert happened() == ["missed", "escalated"] and told("escalated") == [f"person:{cast.laozhou.pk}"]
        promise(ASKED, cast.thunder, cast.laozhou, start=local(24, 9))
        tick_at(local(24, 12))
        assert happened()[2:] == ["missed"]

    def test_the_same_moment_twice_says_nothing_more(self, opened):
        assert [tick_at(local(23, 9, 30)), tick_at(local(23, 9, 30))] == [1, 0] and happened() == ["reminded"]

    def test_met_in_time_takes_no_further_step(self, opened, cast):
        with at(NINE + timedelta(minutes=60)):
            assert meet(ASKED, cast.thunder, by=cast.wanglei) == 1
        assert tick_at(local(30, 9)) == 0 and happened() == ["met"]

    def test_the_miss_stands_in_the_journal_at_the_due_instant(self, opened):
        tick_at(NINE + timedelta(minutes=60, seconds=2))
        fact = Fact.objects.get(verb="deadline.missed")
        assert fact.happened_at == NINE + timedelta(minutes=60) and fact.detail["late"] is False


class TestAfterADowntime:
    def test_overdue_steps_come_late_in_order_and_the_reminder_is_left_out(self, opened):
        tick_at(local(24, 15))
        assert happened() == ["missed", "escalated"]
        assert all(fact.detail["late"] for fact in Fact.objects.filter(verb__startswith="deadline."))

    def test_a_reminder_with_time_left_still_comes(self, opened):
        tick_at(NINE + timedelta(minutes=50))
        assert happened() == ["reminded"] and Fact.objects.get(verb="deadline.reminded").detail["late"]

    def test_of_two_reminders_only_the_newer_is_given(self, cast):
        steps = (Step("half", share=0.5), Step("half", minutes=-10))
        promise(ASKED, cast.thunder, cast.wanglei, minutes=60, steps=steps)
        tick_at(NINE + timedelta(minutes=52))
        assert happened() == ["reminded"]
        tick_at(NINE + timedelta(minutes=60))
        assert happened() == ["reminded", "missed"]

    def test_two_rungs_at_once_come_to_two_people(self, opened, cast):
        stand_in(cast.lijing, cast.thunder)
        tick_at(local(24, 15))
        assert happened() == ["missed", "escalated", "escalated"] and told("escalated") == [f"person:{cast.laozhou.pk}"]


class TestReassigning:
    def ladder(self, *minutes):
        for one in minutes:
            tick_at(NINE + timedelta(minutes=one))

    def test_who_is_named_gets_a_promise_of_his_own_as_long_as_the_first(self, cast):
        first = promise(LEAD, cast.thunder, cast.wanglei)
        self.ladder(30, 60, 120, 180)
        assert happened() == ["reminded", "missed", "escalated", "reassigned"]
        first.refresh_from_db()
        new = Deadline.objects.open().get(kind=LEAD.name)
        assert first.end == "passed" and (new.person, new.due_at) == (cast.chenchen, local(23, 14, 30))
        assert Notice.objects.filter(person=cast.chenchen, kind="deadline.moved").exists()

    def test_where_nobody_else_is_named_the_leader_is_told(self, cast):
        promise(LEAD, cast.thunder, cast.chenchen)
        self.ladder(30, 60, 120, 180)
        assert happened() == ["reminded", "missed", "escalated", "escalated"]
        facts = Fact.objects.filter(verb="deadline.escalated").order_by("id")
        assert [fact.detail["told"] for fact in facts] == [[f"person:{cast.lijing.pk}"], [f"person:{cast.laozhou.pk}"]]

    def test_a_kind_that_fails_holds_nobody_up(self, cast):
        def fail(deadline):
            raise RuntimeError("broken")

        broken = DeadlineKind("test-broken", "坏", "Broken", steps=(Step("reassign", share=1),), reassign=fail)
        promise(broken, cast.thunder, cast.wanglei)
        promise(ASKED, cast.thunder, cast.wanglei)
        ailing: set[int] = set()
        with clock.at(NINE + timedelta(minutes=60)):
            assert tick(ailing=ailing) == 1 and len(ailing) == 1
        assert happened() == ["missed"], "the broken one's transaction is undone as a whole, to be tried again"


def test_an_idle_tick_is_one_query_on_the_small_index(opened):
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        clock.at(NINE),
    ):
        tick()
    assert len(asked) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + asked[0]["sql"])
            assert "deadline_next" in str(cursor.fetchall())
