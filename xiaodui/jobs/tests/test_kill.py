"""kill -9 in the middle of a job: nothing is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from xiaodui.core import clock
from xiaodui.jobs import enqueue
from xiaodui.jobs.claim import LEASE_FOR
from xiaodui.jobs.models import Job, Lease
from xiaodui.jobs.runner import run_due
from xiaodui.jobs.tests import kinds

ROOT = Path(__file__).resolve().parents[3]
TOTAL = 300
pytestmark = pytest.mark.django_db(transaction=True)


def database_of_this_test():
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"


def another_process():
    env = {
        **os.environ,
        "XIAODUI_DATABASE_URL": database_of_this_test(),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    return subprocess.Popen([sys.executable, "-m", "xiaodui.jobs.tests.child"], env=env, cwd=ROOT)


def rows():
    """How many rows the job has written; the runner's own heartbeats stand in the same table."""
    return Lease.objects.filter(name__startswith="row ").count()


def wait_for_rows(count):
    until = time.monotonic() + 30
    while rows() < count:
        assert time.monotonic() < until, "the other process did nothing"
        time.sleep(0.005)


def test_a_job_killed_twice_goes_on_at_the_next_row():
    job = enqueue(kinds.rows, total=TOTAL, pause=0.002)
    for reached in (40, 120):
        child = another_process()
        try:
            wait_for_rows(reached)
        finally:
            child.send_signal(signal.SIGKILL)
            child.wait()
        job.refresh_from_db()
        assert job.state == "running" and job.saved["next"] == rows() < TOTAL
        # Its lease would end by itself; the test doesn't wait that long.
        Job.objects.update(free_at=clock.now())
    assert run_due() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.failures) == ("done", 3, 0)
    assert rows() == TOTAL


def test_a_killed_process_keeps_its_job_no_longer_than_its_lease():
    enqueue(kinds.rows, total=TOTAL, pause=0.002)
    child = another_process()
    try:
        wait_for_rows(1)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert run_due() == 0
    with clock.at(clock.now() + LEASE_FOR + timedelta(seconds=1)):
        assert run_due() == 1
    assert Job.objects.get().state == "done"
