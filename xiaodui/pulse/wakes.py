"""How a process learns that another one wrote: one thread that sets an event after a commit."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection

from xiaodui.journal.hints import CHANNEL

POLL = 0.005
"""Seconds between looks at SQLite's data version; one takes 20 µs."""

Watch = Callable[[threading.Event, threading.Event], None]


def watch_for(vendor: str) -> Watch:
    return {"sqlite": watch_data_version, "postgresql": listen}[vendor]


def watch_data_version(woken: threading.Event, stopping: threading.Event) -> None:
    """SQLite: the data version of this thread's connection changes with each commit of any other."""
    seen = None
    while not stopping.wait(POLL):
        try:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA data_version")
                [version] = cursor.fetchone()
        except DatabaseError:
            connection.close()
            version = None
        if version != seen:
            seen = version
            woken.set()
    connection.close()


def listen(woken: threading.Event, stopping: threading.Event) -> None:
    """PostgreSQL: the journal notifies inside its transactions, the server delivers at commit."""
    while not stopping.is_set():
        try:
            connection.ensure_connection()
            raw: Any = connection.connection
            raw.execute(f"LISTEN {CHANNEL}")
            # What was committed while nobody listened is found by reading, not by hearing.
            woken.set()
            while not stopping.is_set():
                for _ in raw.notifies(timeout=0.5, stop_after=1):
                    woken.set()
        except Exception:  # the driver's own errors reach us here as well as Django's
            connection.close()
            stopping.wait(1)
    connection.close()
