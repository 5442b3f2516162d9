"""The thread that minds the clock of every promise, in `serve` and in `clock`."""

import threading
from datetime import date
from time import monotonic

import structlog
from django.db import close_old_connections, connection

from xiaodui.core import clock
from xiaodui.deadlines.acts.resting import settle_leave
from xiaodui.deadlines.acts.stepping import BATCH, tick
from xiaodui.deadlines.models import Deadline
from xiaodui.jobs.lease import hold

log = structlog.get_logger("deadlines")
EACH = 0.5
"""Seconds between looks: a step comes at most so long after its instant, and the time that its transaction takes."""
LEASE, HELD_FOR = "deadlines.minder", 1.0
AFTER_TROUBLE = 2.0
AGAIN_AFTER = 60.0
"""Seconds until a step that failed is tried again."""


class Minder:
    """Every server process runs one. The lease lets one tick while the others look on; that each step is taken once
    rests on the claim in the step's own transaction, so two who believe they hold it do no harm."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._settled: date | None = None
        self._ailing: set[int] = set()
        self._heal_at = 0.0

    def start(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._mind, args=(self._stopping,), name="deadlines", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=1)

    def _mind(self, stopping: threading.Event) -> None:
        while not stopping.is_set():
            try:
                close_old_connections()
                self.look(stopping)
                stopping.wait(EACH)
            except Exception as error:  # the database may be away for a while: promises wait here, so never give up
                log.error("deadlines.waits", error=type(error).__name__)
                connection.close()
                stopping.wait(AFTER_TROUBLE)
        connection.close()

    def look(self, stopping: threading.Event | None = None) -> int:
        """One look: take what is due; how many promises moved. One query when nothing is, two more at a day's first."""
        if (today := clock.today()) != self._settled:
            settle_leave()
            self._settled = today
        if self._ailing and monotonic() >= self._heal_at:
            self._ailing.clear()
        moved = 0
        # The lease is taken for each batch anew: who dies in the middle leaves the rest to another within a second.
        while not (stopping and stopping.is_set()) and self._due() and hold(LEASE, HELD_FOR):
            ailing = len(self._ailing)
            taken = tick(most=BATCH, ailing=self._ailing)
            if len(self._ailing) > ailing:
                self._heal_at = monotonic() + AGAIN_AFTER
            if not taken:
                break
            moved += taken
        return moved

    def _due(self) -> bool:
        return Deadline.objects.stepping(clock.now()).exclude(pk__in=self._ailing).exists()


minder = Minder()
