"""Who waits for an answer goes first: what works behind the pages gives way while one is being put together, for a moment.

Threads share one interpreter: where the tail, the hearers and a room of a thousand pages counted along with an answer, its
six milliseconds became twenty to thirty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic

LONG = 0.1
"""Seconds after which nobody gives way to an answer any more: it is a report or a download, and others wait too."""

_idle = Event()
_idle.set()
_under_way, _newest = 0, 0.0


@contextmanager
def answering() -> Iterator[None]:
    """An answer is under way. On the event loop alone, so that nothing need be locked."""
    global _under_way, _newest
    _under_way, _newest = _under_way + 1, monotonic()
    _idle.clear()
    try:
        yield
    finally:
        _under_way -= 1
        if not _under_way:
            _idle.set()


def is_answering() -> bool:
    """Whether an answer is under way that may still be a short one."""
    return not _idle.is_set() and monotonic() < _newest + LONG


def give_way(longest: float) -> None:
    """Waits while answers are under way, so many seconds at most. Not on the event loop."""
    left = min(longest, _newest + LONG - monotonic())
    if left > 0:
        _idle.wait(left)
