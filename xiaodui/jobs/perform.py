"""Running one claimed job to an end: done, again later, failed, cancelled or handed back."""

import json
import random
import threading
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from django.db.models import F

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.jobs.claim import finish, give_back
from xiaodui.jobs.declare import JobKind
from xiaodui.jobs.models import Job
from xiaodui.jobs.rules import delay_before_retry
from xiaodui.jobs.run import Cancelled, HandedBack, LeaseLost, Run

log = structlog.get_logger("jobs")
_ROOT = Path(__file__).resolve().parents[2]


class JobFailed(Exception):
    """Raised by a job with a sentence for the operator; the only message that is shown and kept as it is."""


def perform(job: Job, stopping: threading.Event | None = None) -> None:
    """Call the job's function in this thread and write how it ended. Raises only when the database does."""
    kind, run = job.kind, Run(job, stopping)
    assert kind is not None, "only declared jobs are claimed"
    try:
        result = kind.function(run, **job.args)
        json.dumps(result)
    except LeaseLost:
        log.warning("job taken over by another runner", job=job.pk, name=job.name)
    except HandedBack:
        give_back(job, clock.now(), attempts=F("attempts") - 1)
    except Cancelled:
        finish(job, Job.State.CANCELLED, **run.shown)
    except (Exception, SystemExit) as error:
        _failed(job, kind, run, error)
    else:
        state = Job.State.CANCELLED if run.noticed_cancel else Job.State.DONE
        finish(job, state, result=result, error="", **run.shown)


def _failed(job: Job, kind: JobKind, run: Run, error: BaseException) -> None:
    failures, said = job.failures + 1, describe(error)
    log.error("job failed", job=job.pk, name=job.name, failure=failures, error=said, at=_frames(error))
    fields: dict[str, Any] = {**run.shown, "failures": failures, "error": said}
    # A business no stays a no, however often it is asked.
    if isinstance(error, Refusal) or failures > kind.retries:
        finish(job, Job.State.FAILED, **fields)
        return
    delay = delay_before_retry(failures, kind.backoff, random.random())
    give_back(job, clock.now() + timedelta(seconds=delay), **fields)


def describe(error: BaseException) -> str:
    """What went wrong and where, in at most 300 characters, without the message.

    Messages quote data: a failed insert names the phone that was there twice.
    """
    if isinstance(error, JobFailed):
        return str(error)[:300]
    if isinstance(error, Refusal):
        return f"refused: {error.code}"[:300]
    where = _frames(error)[-1:]
    return " at ".join([type(error).__name__, *where])[:300]


def _frames(error: BaseException) -> list[str]:
    """Our own lines that led to the error, as "xiaodui/deals/jobs.py:31", the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    paths = [(Path(frame.filename), frame.lineno) for frame in frames]
    ours = [f"{path.relative_to(_ROOT)}:{line}" for path, line in paths if path.is_relative_to(_ROOT)]
    return [place for place in ours if not place.startswith((".venv", "xiaodui/jobs/perform.py"))][-8:]
