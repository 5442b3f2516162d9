"""The clock of promises: a tick over 100,000 open ones with 1,000 due, and one with nothing due. Right only when each
step was taken once, with its fact, its tally and its notice."""

import itertools
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least, at_most, p50, quantile

OPEN, DUE, IDLE = 100_000, 1_000, 200
CHUNK = 2_000
ROUND = "00:00-24:00"


def main() -> dict[str, Any]:
    folder = scratch.folder() / "deadlines"
    folder.mkdir(exist_ok=True)
    scratch.boot(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    opened = lay_ground()
    from xiaodui.deadlines.acts import tick
    from xiaodui.deadlines.acts.stepping import BATCH
    from xiaodui.deadlines.models import Deadline

    count = Deadline.objects.open().count()
    due_ms, due_queries, moved = [], 0, 0
    while taken := watched(lambda: tick(most=BATCH), due_ms):
        moved, due_queries = moved + taken[0], due_queries + taken[1]
        if not taken[0]:
            break
    prove(moved)
    due_ms.pop()  # the last found nothing
    idle_ms: list[float] = []
    idle_queries = max(watched(tick, idle_ms)[1] for _ in range(IDLE))
    bare = bare_ms()
    return {
        "open": count, "due": moved, "opened_s": round(opened),
        "rows": [
            {"tick": "with nothing due", "ms": round(p50(idle_ms), 2), "p99 ms": round(quantile(idle_ms, 0.99), 2),
             "queries": idle_queries},
            {"tick": f"with {moved} due", "ms": round(sum(due_ms), 1), "p99 ms": round(max(due_ms), 1),
             "queries": due_queries - idle_queries},
            {"tick": "bare SQL, nothing due", "ms": round(bare, 3), "p99 ms": round(bare, 3), "queries": 1},
        ],
        "aims": [
            at_most("queries of an idle tick", idle_queries, 1),
            at_most("an idle tick, ms", p50(idle_ms), 2),
            at_most("a tick with 1,000 due, ms", sum(due_ms), 2_000),
            at_most("the longest transaction, ms (SQLite's turn)", max(due_ms), 250),
            at_least("promises opened a second", opened, 1_000),
        ],
    }  # fmt: skip


def watched(work: Callable[[], int], took: list[float]) -> tuple[int, int]:
    """What it answered and how many queries it asked; its milliseconds go into `took`."""
    from django.db import connection, reset_queries

    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    reset_queries()
    with connection.execute_wrapper(count):
        began = time.perf_counter()
        answer = work()
        took.append((time.perf_counter() - began) * 1000)
    return answer, len(asked)


def lay_ground() -> float:
    """A company that never sleeps and its promises; how many were opened a second."""
    from django.db import transaction

    from benchmarks.kit.company import Company
    from xiaodui.core import clock
    from xiaodui.core.models.calendar import WorkingHours
    from xiaodui.deadlines import DeadlineKind, Promise, open_many
    from xiaodui.people.models import Person

    Company(2_000).build()
    WorkingHours.objects.update_or_create(pk=1, defaults={"usual": ROUND, "weekly": {"sat": ROUND, "sun": ROUND}})
    kind = DeadlineKind("bench", "答复", "Answer")
    people = itertools.cycle(Person.objects.filter(pk__gt=2))
    now, hour = clock.now(), timedelta(hours=1)
    began = time.perf_counter()
    for first in range(0, OPEN, CHUNK):
        rows = []
        for number in range(first, first + CHUNK):
            start, due = now, now + hour * (24 + number % 700)
            if number < DUE:  # half of them at half their time, half just over
                start, due = (now - hour, now + hour / 2) if number % 2 else (now - hour, now - timedelta(seconds=1))
            rows.append(Promise(f"note:{number + 1}", next(people), start=start, due_at=due))
        with transaction.atomic():
            open_many(kind, rows)
    took = time.perf_counter() - began
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return OPEN / took


def prove(moved: int) -> None:
    from xiaodui.journal.models import Fact
    from xiaodui.measures.models import Tally
    from xiaodui.notices.models import Notice

    facts = Fact.objects.filter(verb__in=["deadline.reminded", "deadline.missed"])
    subjects = set(facts.values_list("subject", flat=True))
    assert moved == len(subjects) == facts.count() == Notice.objects.count() == DUE, (moved, len(subjects))
    assert Tally.objects.filter(measure="deadlines.bench.missed").count() == DUE // 2


def bare_ms() -> float:
    """The same question as plain SQL."""
    from django.db import connection

    took = []
    for _ in range(IDLE):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM deadlines_deadline WHERE next_at <= '2000-01-01' ORDER BY next_at, id LIMIT 100"
            )
            cursor.fetchall()
        took.append((time.perf_counter() - began) * 1000)
    return p50(took)


if __name__ == "__main__":
    print(main())
