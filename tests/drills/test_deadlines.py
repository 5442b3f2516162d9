"""The long version of kill -9 at the clock: four processes mind it, one after another dies in the middle of its ticks."""

import random
import time

import pytest

from xiaodui.deadlines import Deadline
from xiaodui.deadlines.tests.minding import another_process, check, is_up, kill, lay_ground, promise_many, wait_until

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
PROMISES, SECONDS, PROCESSES = 1_500, 60, 4


def to_come():
    return Deadline.objects.filter(next_at__isnull=False).exists()


def test_deadlines_outlive_their_minders(settings, tmp_path, capsys):
    settings.DATA_DIR = tmp_path
    cast, kills = lay_ground(), 0
    minders = [another_process() for _ in range(PROCESSES)]
    try:
        wait_until(lambda: all(map(is_up, minders)), 120)
        promise_many(cast, PROMISES, seconds=SECONDS, ahead=2)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            time.sleep(random.uniform(0.2, 1.5))
            if sum(map(is_up, minders)) > 1:  # somebody always minds the clock
                kill(minders.pop(0))
                kills += 1
                minders.append(another_process())
        wait_until(lambda: not to_come(), 90)
    finally:
        for one in minders:
            kill(one)
    late = sorted(check())
    with capsys.disabled():
        print(f"\n{len(late)} steps, {kills} kills; after their instant p50 {late[len(late) // 2]:.2f} s, "
              f"p99 {late[len(late) * 99 // 100]:.2f} s, last {late[-1]:.2f} s")  # fmt: skip


def test_deadlines_after_a_downtime(settings, tmp_path):
    """Everybody dies; what came due meanwhile is taken when one comes back."""
    settings.DATA_DIR = tmp_path
    cast = lay_ground()
    minders = [another_process() for _ in range(2)]
    try:
        wait_until(lambda: all(map(is_up, minders)), 120)
        promise_many(cast, 500, seconds=20, ahead=1)
        time.sleep(4)
        for one in minders:
            kill(one)
        time.sleep(12)
        minders = [another_process()]
        wait_until(lambda: not to_come(), 90)
    finally:
        for one in minders:
            kill(one)
    check()
