"""How promises end, and what their measures say then."""

from decimal import Decimal

import pytest

from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.deadlines import Deadline, close, excuse, meet
from xiaodui.deadlines.acts import tick, waive
from xiaodui.deadlines.tests.kinds import ASKED, SIGNED, at, happened, local, promise
from xiaodui.journal.models import Fact
from xiaodui.measures.asking import ask
from xiaodui.measures.models import Tally
from xiaodui.measures.period import Period

DUE = local(23, 10)
NOVEMBER = Period(local(1, 12).date(), local(30, 12).date())


@pytest.fixture
def opened(cast):
    return promise(ASKED, cast.thunder, cast.wanglei)


def figure(name):
    return sum((one.value for one in Tally.objects.filter(measure=f"deadlines.test-asked.{name}")), Decimal(0))


def ticked(instant):
    with at(instant):
        tick()


def done(cast, instant, now=None):
    with at(now or instant):
        return meet(ASKED, cast.thunder, at=instant, by=cast.wanglei)


class TestMeeting:
    def test_to_the_very_instant_it_is_in_time(self, cast, opened):
        assert done(cast, DUE) == 1
        assert happened() == ["met"] and (figure("met"), figure("missed")) == (1, 0)

    def test_a_second_later_it_was_missed_though_nobody_had_come_by(self, cast, opened):
        done(cast, local(23, 10, 0, 1))
        assert happened() == ["missed", "done-late"] and (figure("met"), figure("missed")) == (0, 1)
        assert Fact.objects.get(verb="deadline.missed").happened_at == DUE

    def test_done_late_counts_no_second_time(self, cast, opened):
        ticked(DUE)
        done(cast, local(24, 9))
        assert happened() == ["missed", "done-late"] and figure("missed") == 1

    def test_what_turns_out_to_be_done_in_time_takes_the_miss_back(self, cast, opened):
        ticked(DUE)
        done(cast, DUE, now=local(23, 11))
        assert (figure("met"), figure("missed")) == (1, 0)

    def test_a_second_meeting_finds_nothing_open(self, cast, opened):
        assert [done(cast, DUE), done(cast, DUE)] == [1, 0] and happened() == ["met"]

    def test_one_person_s_signature_leaves_the_other_s_open(self, cast):
        for person in (cast.wanglei, cast.chenchen):
            promise(SIGNED, cast.thunder, person)
        with at(DUE):
            assert meet(SIGNED, cast.thunder, person=cast.wanglei) == 1
        assert Deadline.objects.open().get().promiser == cast.chenchen

    def test_the_share_kept_is_asked_like_any_figure(self, cast, opened):
        done(cast, DUE)
        promise(ASKED, cast.thunder, cast.wanglei)
        ticked(DUE)
        assert ask("deadlines.test-asked.kept", cast.lijing, NOVEMBER).total == Decimal("0.5")


class TestWaiving:
    def test_a_miss_is_taken_back_from_whom_it_was_counted_for(self, cast, opened):
        ticked(DUE)
        with at(local(24, 9)):
            waive(opened, by=cast.lijing, reason="客户出差")
        assert figure("missed") == 0 and opened.end == "waived"
        shares = (
            Tally.objects.filter(measure="deadlines.test-asked.missed").values_list("person_id", "team_id").distinct()
        )
        assert list(shares) == [(cast.wanglei.pk, cast.thunder.pk)]

    def test_before_it_is_due_nothing_is_counted(self, cast, opened):
        with at(DUE):
            waive(opened, by=cast.lijing, reason="客户出差")
        assert (figure("met"), figure("missed")) == (0, 0)
        ticked(local(30, 9))
        assert happened() == ["waived"]

    def test_nobody_waives_his_own_nor_a_mate_s(self, cast, opened):
        for person in (cast.wanglei, cast.chenchen, cast.sunyue, cast.zhaomin):
            with pytest.raises(Forbidden):
                waive(opened, by=person, reason="不想办")

    def test_it_needs_a_reason_and_something_open(self, cast, opened):
        with pytest.raises(Refusal, match="请填上"):
            waive(opened, by=cast.lijing, reason="")
        done(cast, DUE)
        with pytest.raises(Refusal, match="已经了结"):
            waive(opened, by=cast.lijing, reason="客户出差")


def test_what_lost_its_object_ends_without_a_word(cast, opened):
    with at(DUE):
        assert close(ASKED, cast.thunder) == 1
    ticked(local(30, 9))
    assert happened() == [] and not Tally.objects.exists()


class TestExcusing:
    """It wasn't his to keep: upheld days later, the figures of the day on which it counted change, no others."""

    def excused(self, cast, day=25):
        with at(local(day, 9)):
            return excuse(ASKED, cast.thunder, by=cast.lijing, reason="不归他管")

    def days(self, name):
        rows = Tally.objects.filter(measure=f"deadlines.test-asked.{name}").order_by("pk")
        return [(one.day.day, int(one.value), one.person_id) for one in rows]

    def test_an_open_one_ends_and_its_miss_is_taken_back_on_its_day(self, cast, opened):
        ticked(DUE)
        assert self.excused(cast) == 1
        assert self.days("missed") == [(23, 1, cast.wanglei.pk), (23, -1, cast.wanglei.pk)]
        opened.refresh_from_db()
        assert (opened.end, opened.reason, opened.next_at) == ("waived", "不归他管", None)
        ticked(local(30, 9))
        assert happened() == ["missed", "excused"]

    def test_one_that_is_over_keeps_when_it_ended(self, cast, opened):
        done(cast, local(24, 9))
        assert self.excused(cast) == 1 and figure("missed") == 0
        opened.refresh_from_db()
        assert (opened.end, opened.ended_at) == ("waived", local(24, 9))
        late = Fact.objects.get(verb="deadline.excused").detail
        assert late["late"]["owner"] == f"person:{cast.wanglei.pk}" and late["late_at"].startswith("2026-11-24")

    def test_one_let_go_after_it_was_missed_counts_no_more(self, cast, opened):
        ticked(DUE)
        with at(local(24, 9)):
            close(ASKED, cast.thunder)
        assert self.excused(cast) == 1 and figure("missed") == 0

    def test_not_due_yet_it_ends_and_nothing_is_counted(self, cast, opened):
        with at(DUE):
            assert excuse(ASKED, cast.thunder, by=None, reason="不归他管") == 1
        assert happened() == ["excused"] and not Tally.objects.exists()

    def test_twice_is_once_and_what_was_kept_in_time_stays(self, cast, opened):
        ticked(DUE)
        assert [self.excused(cast), self.excused(cast)] == [1, 0] and figure("missed") == 0
        promise(ASKED, cast.thunder, cast.wanglei, start=local(25, 9, 30))
        done(cast, local(25, 10))
        assert self.excused(cast, day=26) == 0 and figure("met") == 1
