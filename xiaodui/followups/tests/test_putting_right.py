"""Corrected shortly after, taken back with a reason: figures and verdict follow by facts."""

from datetime import timedelta

import pytest

from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.followups import acts
from xiaodui.followups.models import FollowUp
from xiaodui.followups.tests.conftest import OTHERWISE, SAID, TALKED
from xiaodui.journal import Fact
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period


def figures(person, *names):
    today = the_clock.today()
    period = Period(today - timedelta(days=30), today)
    return [ask(f"followups.{name}", person, period).total for name in names]


class TestCorrecting:
    def test_words_added_shortly_after_make_it_count_and_a_fact_says_what_it_was(self, cast, log):
        row = log(text="")
        acts.correct(row, by=cast.wanglei, version=0, **TALKED)
        fact = Fact.objects.get(verb="followup.corrected")
        assert (
            row.genuine
            and fact.detail["genuine"]
            and fact.detail["was"] == {"channel": "call", "genuine": False, "why": "thin"}
        )
        assert figures(cast.wanglei, "done", "genuine") == [1, 1]

    def test_a_day_later_it_stands(self, cast, log, clock):
        row = log(text="")
        clock(2026, 3, 19, 11)
        with pytest.raises(Refusal, match="超过 24 小时"):
            acts.correct(row, by=cast.wanglei, version=0, **TALKED)
        assert not FollowUp.objects.get(pk=row.pk).genuine

    def test_it_is_no_copy_of_itself(self, cast, log):
        row = log()
        acts.correct(row, by=cast.wanglei, version=0, **{**TALKED, "seconds": 120})
        assert row.genuine

    def test_another_channel_moves_between_the_figures(self, cast, log):
        row = log()
        acts.correct(row, by=cast.wanglei, version=0, **{**TALKED, "channel": "message"})
        assert figures(cast.wanglei, "done", "calls", "messages", "genuine") == [1, 0, 1, 1]

    def test_of_two_editors_the_second_is_told(self, cast, log):
        row = log()
        again = FollowUp.objects.get(pk=row.pk)
        acts.correct(row, by=cast.wanglei, version=0, **{**TALKED, "seconds": 120})
        with pytest.raises(Refusal, match="刚才有人改过"):
            acts.correct(again, by=cast.lijing, version=0, **{**TALKED, "seconds": 200})

    def test_a_team_mate_corrects_nothing(self, cast, log):
        with pytest.raises(Forbidden):
            acts.correct(log(), by=cast.chenchen, version=0, **TALKED)


class TestOutcome:
    def test_what_came_of_it_is_said_later(self, cast, log, clock):
        row = log()
        clock(2026, 3, 25, 10)
        acts.conclude(row, by=cast.wanglei, outcome="quote")
        assert FollowUp.objects.get(pk=row.pk).outcome == "quote" and row.genuine

    def test_a_number_found_dead_costs_the_count(self, cast, log):
        row = log()
        acts.conclude(row, by=cast.wanglei, outcome="dead")
        assert (row.genuine, row.why) == (False, "dead") and figures(cast.wanglei, "done", "genuine") == [1, 0]

    def test_another_outcome_alone_never_makes_it_count(self, cast, log):
        row = log(outcome="no_answer")
        with pytest.raises(Refusal, match="只改结果"):
            acts.conclude(row, by=cast.wanglei, outcome="progress")
        assert FollowUp.objects.get(pk=row.pk).outcome == "no_answer"


class TestWithdrawing:
    def test_what_it_counted_is_taken_back_and_the_fact_says_that_it_had_counted(self, cast, log):
        row = log()
        assert figures(cast.wanglei, "done", "genuine", "customers") == [1, 1, 1]
        acts.withdraw(row, by=cast.wanglei, reason="记到别家去了")
        fact = Fact.objects.get(verb="followup.withdrawn")
        assert fact.detail["genuine"] and figures(cast.wanglei, "done", "genuine", "customers") == [0, 0, 0]

    def test_twice_is_refused(self, cast, log):
        row = log()
        acts.withdraw(row, by=cast.wanglei, reason="记到别家去了")
        with pytest.raises(Refusal, match="已经撤回"):
            acts.withdraw(row, by=cast.wanglei, reason="记到别家去了")

    def test_the_days_other_contact_keeps_the_customer_counted(self, cast, log):
        row, _other = log(), log(text=OTHERWISE)
        acts.withdraw(row, by=cast.wanglei, reason="记到别家去了")
        assert figures(cast.wanglei, "done", "customers") == [1, 1]

    def test_a_text_taken_back_is_still_no_new_text(self, cast, log):
        acts.withdraw(log(), by=cast.wanglei, reason="记到别家去了")
        assert log().why == "copied"


class TestFigures:
    def test_share_of_genuine_ones(self, cast, log):
        log(), log(text=OTHERWISE), log(answered=False)
        assert str(figures(cast.wanglei, "genuine_rate")[0]) == "0.6667"

    def test_customers_are_counted_once_a_day(self, cast, log):
        other = add_customer(by=cast.wanglei, name="无锡华信轴承有限公司")
        log(), log(text=OTHERWISE), log(of=other, text="对方董事长同意试用一个月")
        assert figures(cast.wanglei, "done", "customers") == [3, 2]

    def test_a_colleague_doesnt_read_them(self, cast, log):
        log(text=SAID)
        assert figures(cast.lijing, "done") == [1] and figures(cast.zhaomin, "done") == [0]
