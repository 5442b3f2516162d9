"""Processes that are killed in the middle, on this test's own database."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from xiaodui.deals.models import Stage
from xiaodui.people import builtin
from xiaodui.people.models import Role

ROOT = Path(__file__).resolve().parents[3]


def database_of_this_test():
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"


def lay_ground():
    """A transactional test begins without what migrations wrote."""
    builtin.lay(Role)
    Stage.objects.get_or_create(order=1, defaults={"name_zh": "接触", "name_en": "Contact"})


def another_process(*words):
    env = {
        **os.environ,
        "XIAODUI_DATABASE_URL": database_of_this_test(),
        "XIAODUI_DATA_DIR": str(settings.DATA_DIR),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, *words], env=env, cwd=ROOT, **quiet)


def killed_when(process, reached, within=60):
    """SIGKILL at a random moment after `reached()`; whether it was still at work."""
    until = time.monotonic() + within
    try:
        while not reached() and process.poll() is None:
            assert time.monotonic() < until, "the other process did nothing"
            time.sleep(0.002)
        time.sleep(random.random() * 0.02)
        return process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
