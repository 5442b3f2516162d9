"""Real processes that mind the clock of this test's own database, and what must be true of all that they did."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tests.cast import set_up_cast
from xiaodui.core import clock
from xiaodui.core.calendar.company import forget
from xiaodui.core.models.calendar import WorkingHours
from xiaodui.deadlines import Deadline, open_many
from xiaodui.deadlines.acts import Promise
from xiaodui.deadlines.tests.kinds import ASKED
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.notices.models import Notice
from xiaodui.people.models import Grant, Role

ROOT = Path(__file__).resolve().parents[3]
ROUND = "00:00-24:00"


def lay_ground():
    """The cast in a company that never sleeps; 王磊's promises climb to 陈晨, who is deputy, and 李静."""
    cast = set_up_cast()
    WorkingHours.objects.create(pk=1, usual=ROUND, weekly={"sat": ROUND, "sun": ROUND})
    forget()
    Grant.objects.create(
        person=cast.chenchen, role=Role.objects.get(code="deputy"), team=cast.thunder, since="2026-01-01"
    )
    return cast


def promise_many(cast, count, seconds, ahead=0.0):
    """Promises whose four rungs come over the next `seconds`; with `ahead` negative they are over due already."""
    now, rows = clock.now(), []
    for number in range(count):
        due = now + timedelta(seconds=ahead + random.uniform(0, seconds / 2))
        rows.append(
            Promise(f"note:{number + 1}", cast.wanglei, start=now + timedelta(seconds=min(ahead, 0)), due_at=due)
        )
    with transaction.atomic():
        open_many(ASKED, rows)


def another_process():
    at = connection.settings_dict
    here = f"{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
    url = f"sqlite:///{at['NAME']}" if connection.vendor == "sqlite" else f"postgresql://{here}"
    env = {**os.environ, "XIAODUI_DATABASE_URL": url, "XIAODUI_DATA_DIR": str(settings.DATA_DIR),
           "DJANGO_SETTINGS_MODULE": "config.settings_test"}  # fmt: skip
    words = [sys.executable, "-m", "xiaodui.deadlines.tests.child"]
    return subprocess.Popen(words, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_up(process):
    return (Path(settings.DATA_DIR) / f"up-{process.pid}").exists()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def wait_until(true, seconds=60.0):
    until = time.monotonic() + seconds
    while not (said := true()):
        assert time.monotonic() < until, "the other processes did nothing"
        time.sleep(0.005)
    return said


def missed():
    return Fact.objects.filter(verb="deadline.missed").count()


def check():
    """Each step once, in order, never early; each miss counted once, each notice given once. How late they came."""
    facts: dict[str, list[Fact]] = {}
    for fact in Fact.objects.filter(verb__startswith="deadline.").order_by("id"):
        facts.setdefault(fact.subject, []).append(fact)
    late = []
    for row in Deadline.objects.all():
        said = facts[f"deadline:{row.pk}"]
        steps = [fact.detail["step"] for fact in said]
        assert steps in (["half", "due", "deputy", "leader"], ["due", "deputy", "leader"]), steps
        planned = {one.step.name: one.at for one in row.steps}
        late += [(fact.recorded_at - planned[step]).total_seconds() for step, fact in zip(steps, said, strict=True)]
    assert min(late) >= 0, "early"
    assert Tally.objects.filter(measure="deadlines.test-asked.missed").count() == len(facts) == missed()
    given = Counter(Notice.objects.values_list("person_id", "fact_id"))
    assert set(given.values()) == {1} and len(given) == sum(map(len, facts.values()))
    return late
