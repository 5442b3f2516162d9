"""What a job's function holds while it runs: progress, checkpoints, and whether it should go on."""

import threading
import time
from typing import Any

from django.db import transaction

from xiaodui.jobs.models import Job

WRITE_EVERY = 0.5
"""Seconds between two writes of progress, and between two looks at the cancel button."""


class Ended(BaseException):
    """Ends a job's function from outside. Not an Exception, so that a job's own `except` for a bad row lets it pass."""


class LeaseLost(Ended):
    """Another runner took the job over; whatever this one still does must not be written."""


class HandedBack(Ended):
    """The process stops; another goes on from the last checkpoint."""


class Cancelled(Ended):
    """Somebody pressed cancel."""


class Run:
    """One attempt at one job. For use in the job's own thread.

    `saved` is the last checkpoint's dict ({} at first), `by` the key of who asked ("person:3" or "").
    """

    def __init__(self, job: Job, stopping: threading.Event | None = None) -> None:
        self.job, self.saved, self.by = job, dict(job.saved), job.by
        self.shown = {"done": job.done, "total": job.total, "note": job.note}
        self.noticed_cancel = False
        self._stopping = stopping or threading.Event()
        self._written = self._looked = float("-inf")

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Show how far it is; cheap, written at most twice a second. `note` must not name people."""
        self.shown["done"], self.shown["note"] = done, note[:200]
        if total is not None:
            self.shown["total"] = total
        if time.monotonic() - self._written >= WRITE_EVERY:
            self._write(**self.shown)

    def checkpoint(self, saved: dict[str, Any]) -> None:
        """Remember where to resume. One write; also a place where the job may end.

        Called inside the transaction of the row's own work, row and checkpoint are kept or lost together, so
        each row is done exactly once whatever dies. Raises `Ended` (not an Exception) when the job was
        cancelled, is handed back or was taken over; inside a transaction that row is then rolled back.
        """
        self._write(saved=saved, losses=0, **self.shown)
        self.saved = dict(saved)
        if self.stopping:
            raise HandedBack
        if self.cancelled:
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop it; looks at most twice a second. A job that sees it should return."""
        if not self.noticed_cancel and time.monotonic() - self._looked >= WRITE_EVERY:
            self._looked = time.monotonic()
            self.noticed_cancel = Job.objects.filter(pk=self.job.pk, cancel_asked_at__isnull=False).exists()
        return self.noticed_cancel

    @property
    def stopping(self) -> bool:
        """Whether this process is about to end. A checkpointing job needs not ask."""
        return self._stopping.is_set()

    def hand_back(self) -> None:
        """Stop here and let another process begin again from the last checkpoint."""
        raise HandedBack

    def _write(self, **fields: Any) -> None:
        with transaction.atomic(savepoint=False):
            if not Job.objects.still_held(self.job).update(**fields):
                raise LeaseLost
        self._written = time.monotonic()
