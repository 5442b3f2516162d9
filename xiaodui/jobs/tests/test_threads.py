"""Real threads over a real database: one claim a job, one tick a strike, one holder a lease."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction

from tests.aims import prompt
from xiaodui.core import clock
from xiaodui.jobs import enqueue, hold
from xiaodui.jobs.beats import beating
from xiaodui.jobs.declare import Schedule
from xiaodui.jobs.models import Job, Tick
from xiaodui.jobs.operate import cancel
from xiaodui.jobs.rules import Every
from xiaodui.jobs.runner import Runner, run_due
from xiaodui.jobs.tests import kinds
from xiaodui.jobs.ticker import strike

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_done():
    kinds.done.clear()


def in_threads(count, act):
    """Let `count` threads do `act(number)` at the same moment, and give their answers."""
    ready = threading.Barrier(count)

    def one(number):
        try:
            ready.wait()
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def wait_until(true, seconds=10.0):
    until = time.monotonic() + seconds
    while not (said := true()) and time.monotonic() < until:
        time.sleep(0.01)
    return said


@pytest.fixture
def runner():
    runner = Runner()
    yield runner
    runner.stop(5)


def test_eight_threads_do_each_job_once():
    for number in range(100):
        enqueue(kinds.note, what=number)
    assert sum(in_threads(8, lambda _: run_due())) == 100
    assert sorted(kinds.done) == list(range(100))
    assert set(Job.objects.values_list("attempts", flat=True)) == {1}


def test_a_strike_is_enqueued_once_though_eight_see_it():
    hourly = Schedule(kinds.note, Every(3600))
    nine, ten = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 10))
    Tick.objects.create(name="test.note", due_at=nine, outcome="first")
    assert any(in_threads(8, lambda _: strike(hourly, ten, ten)))
    assert Job.objects.count() == Tick.objects.filter(due_at=ten).count() == 1


def test_a_lease_has_one_holder():
    held = in_threads(8, lambda number: hold("test", 60, holder=f"thread {number}"))
    assert held.count(True) == 1


def test_a_committed_job_is_picked_up_at_once(runner, monkeypatch):
    monkeypatch.setattr("xiaodui.jobs.runner.POLL_EVERY", 30)
    runner.start(1)
    time.sleep(0.1)

    def picked_up() -> float:
        before, began = len(kinds.done), time.monotonic()
        with transaction.atomic():
            enqueue(kinds.note, what="now")
        assert wait_until(lambda: len(kinds.done) > before)
        return time.monotonic() - began

    prompt(picked_up, 0.3, "the bell rang, nobody had to poll")


def test_a_job_from_another_process_is_found_by_polling(runner):
    runner.start(1)
    Job.objects.create(name="test.note", args={"what": "far"}, created_at=clock.now(), free_at=clock.now())
    assert wait_until(lambda: kinds.done == ["far"], 2)


@pytest.mark.parametrize(("threads", "schedules"), [(1, False), (0, True), (1, True)])
def test_a_runner_beats_for_what_it_does(runner, threads, schedules):
    runner.start(threads, schedules=schedules)
    wanted = {"runner": threads > 0, "clock": schedules}
    assert wait_until(lambda: beating() == wanted, 3)


def test_stopping_hands_a_checkpointing_job_back_and_another_finishes_it(runner):
    job = enqueue(kinds.rows, total=60, pause=0.01)
    runner.start(1)
    assert wait_until(lambda: Job.objects.get().saved)
    assert runner.stop(5)
    job.refresh_from_db()
    assert job.state == "waiting" and 0 < job.saved["next"] < 60 and (job.attempts, job.losses) == (0, 0)
    assert run_due() == 1
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 60)


def test_cancel_reaches_a_running_job_that_asks(runner):
    job = enqueue(kinds.waits)
    runner.start(1)
    assert wait_until(lambda: Job.objects.filter(state="running").exists())
    assert cancel(job, by=None)
    assert wait_until(lambda: Job.objects.filter(state="cancelled").exists(), 3)


def test_runner_threads_leave_no_connection_behind(runner):
    runner.start(2)
    enqueue(kinds.note)
    wait_until(lambda: kinds.done)
    assert runner.stop(5)
    if connection.vendor == "postgresql":
        assert wait_until(lambda: connections_to_the_database() == 1, 2)


def connections_to_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]
