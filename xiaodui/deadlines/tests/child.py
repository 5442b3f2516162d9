"""A process of its own that minds the clock until it is killed: `python -m xiaodui.deadlines.tests.child`."""

import os
import time

import django

if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    from xiaodui.deadlines.minder import Minder
    from xiaodui.deadlines.tests import kinds  # noqa: F401

    Minder().start()
    (settings.DATA_DIR / f"up-{os.getpid()}").touch()
    time.sleep(600)
