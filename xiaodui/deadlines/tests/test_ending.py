"""How promises end, and what their measures say then."""

from decimal import Decimal

import pytest

from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.deadlines import Deadline, close, meet
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
