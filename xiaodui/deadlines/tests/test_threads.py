"""Many who tick at once, and one who is killed in the middle: each step once."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from xiaodui.core.calendar.company import forget
from xiaodui.deadlines import Deadline
from xiaodui.deadlines.acts import tick
from xiaodui.deadlines.minder import Minder
from xiaodui.deadlines.tests.minding import another_process, check, kill, lay_ground, missed, promise_many, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _hours_of_this_test_alone():
    yield
    forget()


def in_threads(count, act):
    ready = threading.Barrier(count)

    def one(_number):
        try:
            ready.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_four_threads_take_each_step_once():
    promise_many(lay_ground(), 300, seconds=20, ahead=-600)
    assert sum(in_threads(4, tick)) == 300 and tick() == 0
    check()


def test_who_is_killed_in_the_middle_leaves_the_rest_to_another(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    promise_many(lay_ground(), 400, seconds=20, ahead=-600)
    child = another_process()
    try:
        wait_until(missed)
        time.sleep(random.random() * 0.05)
    finally:
        kill(child)
    minder = Minder()
    wait_until(lambda: minder.look() or not Deadline.objects.filter(next_at__isnull=False).exists())
    tick()
    check()


def test_the_minder_starts_and_stops_and_takes_a_step_within_two_seconds():
    promise_many(lay_ground(), 1, seconds=0, ahead=0.5)
    minder = Minder()
    minder.start()
    try:
        wait_until(lambda: not Deadline.objects.filter(next_at__isnull=False).exists(), 20)
    finally:
        minder.stop()
    check()
