"""Who has a page open: a heartbeat with a lifetime, never a counter. Nothing of it is stored in the database.

In one process it is kept in memory; where several share the work, in Redis by the same two marks a person.
"""

import time
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.cache import cache

LIFETIME = 75
"""Seconds for which a beat holds."""
BEAT = 25.0
_there: dict[tuple[str, str], float] = {}


def beat(persons: Mapping[str, bool]) -> None:
    """These persons (keys) have a page open here; True where somebody sits at one of them. May wait for Redis: for a
    thread, not for the event loop."""
    marks = [("there", key) for key in persons] + [("on", key) for key, active in persons.items() if active]
    if settings.REDIS_URL:
        cache.set_many({f"presence:{mark}:{key}": 1 for mark, key in marks}, LIFETIME)
        return
    until = time.monotonic() + LIFETIME
    _there.update(dict.fromkeys(marks, until))
    if len(_there) > 20_000:
        for stale in [mark for mark, end in list(_there.items()) if end < time.monotonic()]:
            _there.pop(stale, None)


def states(persons: Iterable[str]) -> dict[str, str]:
    """ "online" or "away" of those of them (keys) who have a page open anywhere; at most LIFETIME old."""
    keys = list(persons)
    marks = [(mark, key) for mark in ("there", "on") for key in keys]
    if settings.REDIS_URL:
        found = cache.get_many([f"presence:{mark}:{key}" for mark, key in marks])
        held = {(mark, key) for mark, key in marks if f"presence:{mark}:{key}" in found}
    else:
        now = time.monotonic()
        held = {mark for mark in marks if _there.get(mark, 0) > now}
    return {key: "online" if ("on", key) in held else "away" for key in keys if ("there", key) in held}


def forget() -> None:
    """For tests: nobody is here."""
    _there.clear()
