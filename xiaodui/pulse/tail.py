"""Follows the journal, whoever writes it: a thread that reads new facts and hands them on.

Woken by this process's own commits at once, by other processes through the database: SQLite's data version is looked
at every 5 ms, PostgreSQL notifies on the channel `xiaodui_fact`. A slow look-round each second mends a lost wake.
"""

import threading
import time
from collections.abc import Callable

import structlog
from django.db import DatabaseError, connection
from django.db.models import Max, Q

from xiaodui.core.foreground import give_way
from xiaodui.journal import hints
from xiaodui.journal.models import Fact
from xiaodui.pulse import wakes
from xiaodui.pulse.gaps import Reading
from xiaodui.pulse.pokes import Row

log = structlog.get_logger(__name__)

BATCH = 5_000
PAUSE, LONGEST_PAUSE = 0.005, 0.01
"""Seconds of rest after facts were found: commits of one moment are read together. As long as handing them on took, within
these. Where many speak at once, giving way to their answers gathers their sentences anyway."""
COURTESY = 0.01
"""Seconds for which an answer that is under way goes before reading and drawing what is new."""
LOOK_ROUND = 1.0


class Tail:
    """`heard(rows)` is called in the tail's thread with each batch of new facts, no id twice."""

    def __init__(self, heard: Callable[[list[Row]], None]) -> None:
        self.heard = heard
        self.reading, self.begun = Reading(), False
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._follow, name="pulse-tail", daemon=True)]

    def start(self) -> None:
        hints.subscribe(self._woken.set)
        watch = wakes.watch_for(connection.vendor)
        self._threads.append(
            threading.Thread(target=watch, args=(self._woken, self._stopping), name="pulse-wake", daemon=True)
        )
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._woken.set()
        for thread in self._threads:
            thread.join(timeout=1)

    def _follow(self) -> None:
        while not self._stopping.is_set():
            try:
                if not self.begun:
                    self.reading, self.begun = Reading(newest()), True
                self._catch_up()
            except Exception as error:
                # The database may be away for a while. A poke missed is mended by the next look at the page, a tail
                # that died is not: whatever it was, go on.
                log.warning("tail.waits", error=type(error).__name__, exc_info=not isinstance(error, DatabaseError))
                connection.close()
                self._stopping.wait(LOOK_ROUND)
            self._woken.wait(LOOK_ROUND)
            self._woken.clear()
        connection.close()

    def _catch_up(self) -> None:
        while not self._stopping.is_set():
            give_way(COURTESY)
            rows = unread(self.reading)
            self.reading = self.reading.after((row.id for row in rows), time.monotonic())
            if not rows:
                return
            began = time.monotonic()
            self.heard(rows)
            self._stopping.wait(min(max(time.monotonic() - began, PAUSE), LONGEST_PAUSE))
            if len(rows) < BATCH and not self._woken.is_set():
                return
            self._woken.clear()


def newest() -> int:
    """The greatest id of the journal, 0 when it is empty."""
    return Fact.objects.aggregate(newest=Max("id"))["newest"] or 0


def unread(reading: Reading) -> list[Row]:
    """Facts after the reading's end and within its gaps, by id; at most BATCH. One query."""
    wanted = Q(id__gt=reading.last)
    for gap in reading.gaps:
        wanted |= Q(id__range=(gap.first, gap.last))
    rows = Fact.objects.filter(wanted).order_by("id").values_list(*Row._fields)[:BATCH]
    return [Row(*row) for row in rows]
