"""A process of its own that runs jobs until it is killed: `python -m xiaodui.exchange.tests.child`."""

import time

import django

if __name__ == "__main__":
    django.setup()
    from xiaodui.jobs.runner import Runner

    Runner().start(1, schedules=False)
    time.sleep(120)
