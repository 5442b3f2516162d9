"""A nudge to whoever follows the journal: in this process by call, on PostgreSQL across processes by NOTIFY."""

from collections.abc import Callable

from django.db import connection, transaction

CHANNEL = "xiaodui_fact"
_listeners: list[Callable[[], None]] = []


def subscribe(fn: Callable[[], None]) -> None:
    """Call `fn()` after each commit that recorded facts. It must return at once and may be called from any thread."""
    _listeners.append(fn)


def nudge() -> None:
    for fn in _listeners:
        fn()


def after_commit() -> None:
    """To be called in the transaction that wrote facts. PostgreSQL merges equal notifies of one transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    transaction.on_commit(nudge)
