"""The arithmetic of a promise, as tables."""

from datetime import timedelta

import pytest

from xiaodui.core.calendar import Calendar
from xiaodui.deadlines.rules import DEPUTY, DUE, HALF, LEADER, REASSIGN, Step, endings, plan, takings
from xiaodui.deadlines.tests.kinds import NINE, local

ALL = (HALF, DUE, DEPUTY, LEADER, REASSIGN)
OFFICE = Calendar()


def laid(steps, minutes, start=NINE):
    due = OFFICE.due_at(start, minutes)
    return [(one.step.name, one.at) for one in plan(steps, start, due, minutes, OFFICE)]


class TestPlan:
    def test_shares_are_of_the_promised_working_time(self):
        assert laid(ALL, 120) == [
            ("half", local(23, 10)), ("due", local(23, 11)), ("deputy", local(23, 12)), ("leader", local(23, 14, 30)),
            ("reassign", local(23, 16, 30)),
        ]  # fmt: skip

    @pytest.mark.parametrize(("minutes", "half", "due"), [
        (30, local(23, 9, 15), local(23, 9, 30)),
        (180, local(23, 10, 30), local(23, 12)),  # due at noon, not after lunch
        (181, local(23, 10, 30, 30), local(23, 13, 31)),
        (450, local(23, 14, 15), local(23, 18)),
        (900, local(23, 18), local(24, 18)),
        (2250, local(25, 14, 15), local(27, 18)),
        (2251, local(25, 14, 15, 30), local(30, 9, 1)),  # the week-end rests
    ])  # fmt: skip
    def test_instants_are_exact_to_the_second(self, minutes, half, due):
        assert laid((HALF, DUE), minutes) == [("half", half), ("due", due)]

    def test_minutes_are_working_minutes_from_the_due_instant(self):
        steps = (Step("half", minutes=-450), Step("leader", minutes=15))
        assert laid(steps, 900) == [("half", local(23, 18)), ("due", local(24, 18)), ("leader", local(25, 9, 15))]

    def test_a_reminder_before_the_start_is_left_out(self):
        assert laid((Step("half", minutes=-60),), 60) == [("due", local(23, 10))]

    def test_due_is_always_there(self):
        assert [name for name, _at in laid((), 60)] == ["due"]

    def test_at_one_instant_the_due_step_stands_after_reminders_and_before_escalations(self):
        steps = (Step("leader", minutes=0), Step("deputy", minutes=0), DUE, HALF)
        due = local(21, 10)  # a Saturday: no working time since Friday evening
        found = plan(steps, local(20, 18), due, 0, OFFICE)
        assert [one.step.name for one in found] == ["due", "leader", "deputy"]

    def test_without_any_working_time_promised_the_ladder_takes_an_hour_a_rung(self):
        found = plan(ALL, local(20, 18), local(21, 10), 0, OFFICE)
        assert [(one.step.name, one.at) for one in found] == [
            ("due", local(21, 10)), ("deputy", local(23, 9, 30)), ("leader", local(23, 10)), ("reassign", local(23, 11)),
        ]  # fmt: skip

    def test_a_due_instant_at_night_stays_as_given(self):
        found = plan((HALF,), NINE, local(23, 23), 450, OFFICE)
        assert [one.at for one in found] == [local(23, 14, 15), local(23, 23)]


class TestTakings:
    PLAN = plan(ALL, NINE, local(23, 11), 120, OFFICE)

    @pytest.mark.parametrize(("done", "now", "names", "upto"), [
        (0, local(23, 9, 59, 59), [], 0),
        (0, local(23, 10), ["half"], 1),
        (1, local(23, 11), ["due"], 2),
        (0, local(23, 11), ["due"], 2),  # the reminder lost its sense
        (0, local(23, 12), ["due", "deputy"], 3),
        (2, local(30, 9), ["deputy", "leader", "reassign"], 5),
        (5, local(30, 9), [], 5),
    ])  # fmt: skip
    def test_which_are_taken(self, done, now, names, upto):
        taken, following = takings(self.PLAN, done, now)
        assert ([one.name for one in taken], following) == (names, upto)

    def test_late_is_what_nobody_minded(self):
        for seconds, late in ((0, False), (30, False), (31, True)):
            taken, _ = takings(self.PLAN, 0, local(23, 10) + timedelta(seconds=seconds))
            assert taken[0].late is late


@pytest.mark.parametrize(("missed", "seconds", "words"), [
    (False, -1, ("met",)), (False, 0, ("met",)), (False, 1, ("missed", "late")),
    (True, 1, ("late",)), (True, 0, ("met back",)), (True, -1, ("met back",)),
])  # fmt: skip
def test_what_an_end_counts(missed, seconds, words):
    assert endings(NINE, missed, NINE + timedelta(seconds=seconds)) == words
