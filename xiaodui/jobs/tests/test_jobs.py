"""From asking to the end, in one thread under a set clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs import enqueue
from xiaodui.jobs.claim import LEASE_FOR, MOST_LOSSES, claim
from xiaodui.jobs.models import Job, Lease
from xiaodui.jobs.operate import cancel, run_again
from xiaodui.jobs.perform import perform
from xiaodui.jobs.run import LeaseLost, Run
from xiaodui.jobs.runner import renew, run_due
from xiaodui.jobs.tests import kinds

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_done():
    kinds.done.clear()


def do_a_row(run):
    with transaction.atomic():
        Lease.objects.create(name="row of the sleeper", holder="", until=NINE)
        run.checkpoint({"next": 1})


def after(seconds):
    return clock.at(NINE + timedelta(seconds=seconds))


def test_what_was_asked_for_is_done_with_its_arguments():
    job = enqueue(kinds.note, what={"deals": [1, 2]})
    assert run_due() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts) == ("done", {"deals": [1, 2]}, 1)
    assert kinds.done == [{"deals": [1, 2]}]


def test_what_was_rolled_back_is_never_done():
    with transaction.atomic():
        enqueue(kinds.note, what=1)
        transaction.set_rollback(True)
    assert run_due() == 0


@pytest.mark.parametrize("args", [{"who": 1}, {"what": datetime(2026, 1, 1)}])
def test_arguments_that_do_not_fit_are_refused_when_asking(args):
    with pytest.raises(TypeError):
        enqueue(kinds.note, **args)


def test_a_job_for_later_waits():
    with after(0):
        enqueue(kinds.note, due_at=NINE + timedelta(minutes=5))
        assert run_due() == 0
    with after(300):
        assert run_due() == 1


def test_a_failing_job_is_tried_again_after_growing_delays_then_stays_failed():
    with after(0):
        job = enqueue(kinds.fails, phone="13800138000")
    tried_at = []
    for second in range(0, 80):
        with after(second):
            if run_due():
                tried_at.append(second)
    job.refresh_from_db()
    assert job.state == "failed" and job.failures == 3
    first, second, third = tried_at
    assert first == 0 and 10 <= second <= 13 and 20 <= third - second <= 26


def test_the_error_is_kept_without_what_it_quotes():
    job = enqueue(kinds.fails, phone="13800138000")
    run_due()
    job.refresh_from_db()
    assert job.is_retrying and job.error.startswith("ValueError at xiaodui/jobs/tests/kinds.py:")


def test_a_sentence_meant_for_the_operator_is_kept_as_it_is():
    job = enqueue(kinds.says_why)
    run_due()
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "磁盘满了")


def test_a_business_no_is_not_tried_again():
    job = enqueue(kinds.refused)
    run_due()
    job.refresh_from_db()
    assert (job.state, job.failures, job.error) == ("failed", 1, "refused: test.closed")


def test_a_failed_job_run_again_goes_on_from_its_checkpoint():
    job = enqueue(kinds.rows, total=5)
    Job.objects.filter(pk=job.pk).update(state="failed", failures=4, saved={"next": 3}, error="x", ended_at=NINE)
    assert run_again(job)
    run_due()
    job.refresh_from_db()
    assert (job.state, job.done, Lease.objects.count()) == ("done", 5, 2)
    assert not run_again(job), "what is done is not done again"


def test_a_dead_runners_job_is_taken_over_when_its_lease_ran_out_and_not_before():
    with after(0):
        enqueue(kinds.note)
        dead = claim()
    with after(LEASE_FOR.total_seconds() - 1):
        assert claim() is None
    with after(LEASE_FOR.total_seconds()):
        assert (heir := claim()) is not None
    assert (heir.pk, heir.attempts, heir.losses) == (dead.pk, 2, 1)


def test_a_renewed_lease_is_not_taken_over():
    with after(0):
        enqueue(kinds.note)
        alive = claim()
    with after(10):
        renew({alive.holder})
    with after(20):
        assert claim() is None


def test_a_runner_that_lost_its_job_can_write_neither_rows_nor_the_end():
    with after(0):
        job = enqueue(kinds.rows, total=3)
        sleeper = claim()
    with after(60):
        perform(claim())
    with pytest.raises(LeaseLost):
        do_a_row(Run(sleeper))
    perform(sleeper)
    job.refresh_from_db()
    assert (job.state, job.attempts, Lease.objects.count()) == ("done", 2, 3)


def test_a_job_that_kills_every_process_is_given_up():
    job = enqueue(kinds.note)
    for minute in range(MOST_LOSSES + 1):
        with clock.at(clock.now() + timedelta(minutes=minute)):
            claim()
    job.refresh_from_db()
    assert job.state == "failed" and "断了 5 次" in job.why


def test_a_waiting_job_is_cancelled_at_once():
    job = enqueue(kinds.note)
    assert cancel(job, by=get_user_model()(pk=3))
    assert run_due() == 0
    job.refresh_from_db()
    assert (job.state, job.cancel_asked_by) == ("cancelled", "person:3")


def test_a_running_job_ends_at_its_next_checkpoint_after_cancel_and_that_row_is_undone():
    job = enqueue(kinds.rows, total=5)
    claimed = claim()
    assert cancel(job, by=None)
    perform(claimed)
    job.refresh_from_db()
    assert job.state == "cancelled" and not Lease.objects.exists()


def test_a_job_of_another_release_is_left_alone():
    Job.objects.create(name="test.unknown", created_at=NINE, free_at=NINE)
    assert run_due() == 0
