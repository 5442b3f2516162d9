"""Strikes under a set clock."""

from datetime import UTC, datetime, timedelta

import pytest

from xiaodui.core import clock
from xiaodui.jobs.declare import Schedule, all_schedules
from xiaodui.jobs.models import Job, Tick
from xiaodui.jobs.rules import Every
from xiaodui.jobs.runner import run_due
from xiaodui.jobs.tests import kinds
from xiaodui.jobs.ticker import strike

pytestmark = pytest.mark.django_db
HOURLY = Schedule(kinds.note, Every(3600))
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def see(now):
    """What a watcher does who looks at the clock at `now`."""
    with clock.at(now):
        return strike(HOURLY, HOURLY.rhythm.latest(now, clock.zone()), now)


def outcomes():
    return list(Tick.objects.order_by("due_at").values_list("outcome", flat=True))


def test_a_new_schedule_waits_for_its_next_strike():
    see(NINE + timedelta(minutes=59))
    assert (Job.objects.count(), outcomes()) == (0, ["first"])
    see(NINE + timedelta(minutes=60))
    assert (Job.objects.count(), outcomes()) == (1, ["first", "on_time"])


def test_looking_again_adds_nothing():
    for second in (0, 3600, 3601, 3602):
        see(NINE + timedelta(seconds=second))
    assert Job.objects.count() == 1


def test_after_a_downtime_the_job_runs_once_and_is_marked_late():
    see(NINE)
    see(NINE + timedelta(hours=7))
    assert (Job.objects.count(), outcomes()) == (1, ["first", "late"])


def test_a_strike_seen_much_later_is_late():
    see(NINE)
    see(NINE + timedelta(hours=1, minutes=20))
    assert outcomes() == ["first", "late"]


def test_a_strike_is_passed_over_while_the_last_one_is_still_at_work():
    for hour in (0, 1, 2):
        see(NINE + timedelta(hours=hour))
    assert (Job.objects.count(), outcomes()) == (1, ["first", "on_time", "busy"])
    with clock.at(NINE + timedelta(hours=2)):
        run_due()
    see(NINE + timedelta(hours=3))
    assert outcomes()[-1] == "on_time"


def test_another_process_that_holds_the_clock_is_left_to_it_until_it_is_silent():
    from xiaodui.jobs import hold

    see(NINE)
    with clock.at(NINE + timedelta(hours=1)):
        hold("jobs.ticker", 10, holder="another")
    assert not see(NINE + timedelta(hours=1, seconds=1))
    assert see(NINE + timedelta(hours=1, seconds=12)) and Job.objects.count() == 1


def test_old_jobs_and_ticks_are_tidied_each_night_but_not_what_schedules_count_from():
    from xiaodui.jobs.jobs import tidy

    for hour in (0, 1):
        see(NINE + timedelta(hours=hour))
    with clock.at(NINE + timedelta(hours=1)):
        run_due()
    failed = Job.objects.create(name="test.note", state="failed", created_at=NINE, free_at=NINE, ended_at=NINE)
    with clock.at(NINE + timedelta(days=10)):
        from xiaodui.jobs import enqueue

        enqueue(tidy)
        run_due()
    assert list(Job.objects.filter(name="test.note")) == [failed]
    assert [tick.due_at for tick in Tick.objects.filter(name="test.note")] == [NINE + timedelta(hours=1)]
    assert "jobs.tidy" in [schedule.name for schedule in all_schedules()]
