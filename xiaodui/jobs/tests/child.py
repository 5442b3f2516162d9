"""A process of its own that runs the test jobs until it is killed: `python -m xiaodui.jobs.tests.child`."""

import time

import django

if __name__ == "__main__":
    django.setup()
    from xiaodui.jobs.runner import Runner
    from xiaodui.jobs.tests import kinds

    assert kinds.rows
    Runner().start(1, schedules=False)
    time.sleep(60)
