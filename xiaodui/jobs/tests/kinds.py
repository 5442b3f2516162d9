"""Jobs that exist in tests only."""

import time
from typing import Any

from xiaodui.core.refusal import Refusal
from xiaodui.jobs.declare import job
from xiaodui.jobs.models import Lease
from xiaodui.jobs.perform import JobFailed
from xiaodui.jobs.run import Run

done: list[Any] = []


@job("test.note", zh="记一笔", en="Note")
def note(run: Run, *, what: Any = None) -> Any:
    done.append(what)
    return what


@job("test.fails", zh="总是失败", en="Always fails", retries=2, backoff=10)
def fails(run: Run, *, phone: str = "") -> None:
    done.append(run.job.attempts)
    raise ValueError(f"bad phone {phone}")


@job("test.refused", zh="规矩不许", en="Refused")
def refused(run: Run) -> None:
    raise Refusal("test.closed", "这个商机已经关闭。")


@job("test.says", zh="说出原因", en="Says why", retries=0)
def says_why(run: Run) -> None:
    raise JobFailed("磁盘满了")


@job("test.rows", zh="一行一行", en="Row by row")
def rows(run: Run, *, total: int, pause: float = 0) -> int:
    """Each row is a Lease row here: a second insert of the same would fail on its key."""
    from django.db import transaction

    from xiaodui.core import clock

    for row in range(run.saved.get("next", 0), total):
        with transaction.atomic():
            Lease.objects.create(name=f"row {row}", holder=run.job.holder, until=clock.now())
            run.progress(row + 1, total)
            run.checkpoint({"next": row + 1})
        time.sleep(pause)
    return total


@job("test.waits", zh="等人取消", en="Waits for cancel")
def waits(run: Run, *, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not run.cancelled:
        time.sleep(0.02)
