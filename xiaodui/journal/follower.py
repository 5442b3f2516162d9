"""The thread that follows the journal in a server process: seals, then runs the hearers."""

import threading
from time import monotonic

import structlog
from django.db import close_old_connections, connection

from xiaodui.journal import hints
from xiaodui.journal.following import run_hearers
from xiaodui.journal.sealing import seal_pending, sweep

log = structlog.get_logger("journal")
POLL = 0.25
"""Seconds: commits of other processes are found by looking, three small queries each time; what rings a bell waits for it."""
PAUSE = 0.05
"""Seconds of rest after a wake: commits of one moment are sealed together."""
SWEEP_FIRST, SWEEP_EACH = 60.0, 3600.0


class Follower:
    """Every server process runs one; who seals or hears a batch is decided in the database."""

    def __init__(self) -> None:
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._sweep_at = 0.0
        self._subscribed = False

    def start(self) -> None:
        if not self._subscribed:
            hints.subscribe(self._woken.set)
            self._subscribed = True
        self._stopping.clear()
        self._sweep_at = monotonic() + SWEEP_FIRST
        self._thread = threading.Thread(target=self._follow, name="journal", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(timeout=1)

    def _follow(self) -> None:
        while not self._stopping.is_set():
            try:
                close_old_connections()
                self._step()
            except Exception as error:  # the database may be away, the disk full: promises wait here, so never give up
                log.error("journal.waits", error=type(error).__name__)
                self._stopping.wait(POLL)
            if self._woken.wait(POLL):
                self._stopping.wait(PAUSE)
        connection.close()

    def _step(self) -> None:
        # Cleared before looking: a commit that comes while we look wakes us again.
        self._woken.clear()
        moving = True
        while moving and not self._stopping.is_set():
            sealed = seal_pending()
            moving = bool(run_hearers()) or sealed is not None
        if monotonic() >= self._sweep_at:
            self._sweep_at = monotonic() + SWEEP_EACH
            if late := sweep():
                log.warning("journal.late", facts=late)


follower = Follower()
