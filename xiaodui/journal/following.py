"""Running the hearers: each has its own cursor over the sealed order; what it does and its cursor commit together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import perf_counter

import structlog
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from xiaodui.journal.hearing import Hears, all_hearers
from xiaodui.journal.models import Cursor, Fact, Sealed
from xiaodui.journal.sealing import LIMIT, seal_pending

log = structlog.get_logger("journal")
BATCH, FIRST = 500, 16
"""Facts of a batch at most, and of a hearer's first in this process: how long it takes for one isn't known yet."""
SPAN = 20_000
"""Sealed facts looked through at most for one batch, so that a rare verb never means reading the whole journal."""
HELD = 0.05
"""Seconds that a batch may hold SQLite's writer; a slower hearer gets smaller batches."""
LONGEST_WAIT = 900
_size: dict[str, int] = {}


@dataclass
class Settled:
    sealed: int = 0
    heard: int = 0
    failing: list[str] = field(default_factory=list)


def run_hearers(limit: int = BATCH) -> int:
    """One batch for each hearer that lags and isn't waiting after a failure; by how many facts cursors moved.

    Two queries when all is quiet. Any number of processes may run it: a batch is claimed by moving the cursor.
    """
    newest = newest_seq()
    cursors = cursors_of(newest)
    now = datetime.now(UTC)
    moved = 0
    for hearer in all_hearers():
        cursor = cursors[hearer.name]
        if cursor.seq < newest and (cursor.again_at is None or cursor.again_at <= now):
            moved += advance(hearer, cursor, newest, limit)
    return moved


def newest_seq() -> int:
    return Sealed.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def cursors_of(newest: int) -> Mapping[str, Cursor]:
    """Each declared hearer's cursor; a new hearer's is made here."""
    found = {cursor.hearer: cursor for cursor in Cursor.objects.all()}
    fresh = [hearer for hearer in all_hearers() if hearer.name not in found]
    if fresh:
        begin = [Cursor(hearer=hearer.name, seq=newest if hearer.from_now else 0) for hearer in fresh]
        Cursor.objects.bulk_create(begin, ignore_conflicts=True)
        found = {cursor.hearer: cursor for cursor in Cursor.objects.all()}
    return found


def advance(hearer: Hears, cursor: Cursor, newest: int, limit: int) -> int:
    """Hand the next batch to one hearer. After a failure one fact at a time, up to the very one that fails."""
    limit = 1 if cursor.tries else min(limit, _size.get(hearer.name, FIRST))
    facts, upto = _next(hearer, cursor.seq, newest, limit)
    began = 0.0
    try:
        with transaction.atomic():
            began = perf_counter()  # what it waited for its turn isn't its own
            claimed = Cursor.objects.filter(pk=cursor.pk, seq=cursor.seq).update(
                seq=upto, tries=0, failing_since=None, error="", again_at=None
            )
            if not claimed:
                return 0
            if facts:
                hearer.fn(facts)
    except Exception as error:  # a hearer's fault, whatever it is, must not stop the others
        _failed(hearer, cursor, error)
        return 0
    _pace(hearer.name, limit, perf_counter() - began)
    return upto - cursor.seq


def _next(hearer: Hears, after: int, newest: int, limit: int) -> tuple[list[Fact], int]:
    """The next facts in sealed order, and the seq to which the journal is then done with."""
    upto = min(newest, after + SPAN)
    facts = Fact.objects.filter(sealed__seq__gt=after, sealed__seq__lte=upto)
    if hearer.verbs:
        facts = facts.filter(verb__in=hearer.verbs)
    found = list(facts.select_related("sealed").order_by("sealed__seq")[:limit])
    return found, found[-1].sealed.seq if len(found) == limit else upto


def _failed(hearer: Hears, cursor: Cursor, error: Exception) -> None:
    """Keep the error's class only: its text may quote a person's data."""
    now = datetime.now(UTC)
    tries = cursor.tries + 1
    wait = min(2**tries, LONGEST_WAIT)
    with transaction.atomic():
        Cursor.objects.filter(pk=cursor.pk, seq=cursor.seq).update(
            tries=F("tries") + 1, error=type(error).__name__, again_at=now + timedelta(seconds=wait),
            failing_since=Coalesce("failing_since", now),
        )  # fmt: skip
    log.warning("hearer.failed", hearer=hearer.name, after=cursor.seq, error=type(error).__name__, tries=tries)


def _pace(name: str, limit: int, took: float) -> None:
    """The next batch as large as fits into HELD, by what this one took; at most twice as large."""
    fits = limit * 2 if took <= HELD / 2 else int(limit * HELD / took)
    _size[name] = max(1, min(fits, limit * 2, BATCH))


def settle() -> Settled:
    """Seal all that is recorded and run the hearers until none moves. For tests, imports and the command line."""
    done = Settled()
    moving = True
    while moving:
        moving = False
        while seal := seal_pending(LIMIT):
            done.sealed, moving = done.sealed + seal.count, True
        while moved := run_hearers():
            done.heard, moving = done.heard + moved, True
    done.failing = list(Cursor.objects.exclude(tries=0).order_by("hearer").values_list("hearer", flat=True))
    return done
