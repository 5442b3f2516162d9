"""Running the hearers: each has its own cursor over the sealed order; what it does and its cursor commit together."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import perf_counter

import structlog
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from xiaodui.core.foreground import give_way
from xiaodui.core.prepared import Prepared
from xiaodui.journal.hearing import Hears, all_hearers
from xiaodui.journal.models import Cursor, Fact, Sealed
from xiaodui.journal.sealing import LIMIT, seal_pending

log = structlog.get_logger("journal")
BATCH, FIRST = 500, 16
"""Facts of a batch at most, and of a hearer's first in this process: how long it takes for one isn't known yet."""
SHARED = 200
"""Sealed facts that are read once for all hearers; behind by more, each reads his own."""
SPAN = 20_000
"""Sealed facts looked through at most for one batch, so that a rare verb never means reading the whole journal."""
HELD = 0.05
"""Seconds that a batch may hold SQLite's writer; a slower hearer gets smaller batches."""
COURTESY = 0.02
"""Seconds for which an answer that is under way goes before a hearer's batch."""
LONGEST_WAIT = 900
_size: dict[str, int] = {}


@dataclass
class Settled:
    sealed: int = 0
    heard: int = 0
    failing: list[str] = field(default_factory=list)


def run_hearers(limit: int = BATCH) -> int:
    """One batch for each hearer that lags and isn't waiting after a failure; by how many facts cursors moved.

    Two queries when all is quiet. Any number of processes may run it: a batch is claimed by moving the cursor. What just
    happened is read once for all hearers who have come as far, and those whom none of it concerns, nearly all, are moved on
    together, in one transaction.
    """
    newest = newest_seq()
    cursors = cursors_of(newest)
    now = datetime.now(UTC)
    lagging: dict[int, list[Hears]] = defaultdict(list)
    for hearer in all_hearers():
        cursor = cursors[hearer.name]
        if cursor.seq < newest and (cursor.again_at is None or cursor.again_at <= now):
            lagging[cursor.seq].append(hearer)
    moved = 0
    for after, hearers in lagging.items():
        shared = _shared(after, newest) if len(hearers) > 1 else None
        if shared is not None:
            happened = {fact.verb for fact in shared}
            idle = [
                one for one in hearers if one.verbs and happened.isdisjoint(one.verbs) and not cursors[one.name].tries
            ]
            moved += _pass_by(idle, after, newest)
            hearers = [one for one in hearers if one not in idle]
        moved += sum(advance(one, cursors[one.name], newest, limit, shared) for one in hearers)
    return moved


def _shared(after: int, newest: int) -> list[Fact] | None:
    """All that was sealed after `after`, where it is little; else each hearer reads what is his."""
    if newest - after > SHARED:
        return None
    return list(
        Fact.objects.filter(sealed__seq__gt=after, sealed__seq__lte=newest)
        .select_related("sealed")
        .order_by("sealed__seq")
    )


def _pass_by(hearers: list[Hears], after: int, upto: int) -> int:
    """Moves their cursors past what doesn't concern them; by how many facts in all."""
    if not hearers:
        return 0
    with transaction.atomic():
        rows = Cursor.objects.filter(hearer__in=[one.name for one in hearers], seq=after, tries=0)
        return rows.update(seq=upto) * (upto - after)


_NEWEST = Prepared(lambda: Sealed.objects.order_by("-seq").values_list("seq")[:1])
_CURSORS = Prepared(lambda: Cursor.objects.all())


def newest_seq() -> int:
    return next((seq for (seq,) in _NEWEST.rows()), 0)


def cursors_of(newest: int) -> Mapping[str, Cursor]:
    """Each declared hearer's cursor; a new hearer's is made here."""
    found = {cursor.hearer: cursor for cursor in _CURSORS.records()}
    fresh = [hearer for hearer in all_hearers() if hearer.name not in found]
    if fresh:
        begin = [Cursor(hearer=hearer.name, seq=newest if hearer.from_now else 0) for hearer in fresh]
        Cursor.objects.bulk_create(begin, ignore_conflicts=True)
        found = {cursor.hearer: cursor for cursor in Cursor.objects.all()}
    return found


def advance(hearer: Hears, cursor: Cursor, newest: int, limit: int, shared: list[Fact] | None = None) -> int:
    """Hand the next batch to one hearer, from `shared` where all that follows his cursor was read already. After a failure
    one fact at a time, up to the very one that fails."""
    give_way(COURTESY)
    limit = 1 if cursor.tries else min(limit, _size.get(hearer.name, FIRST))
    facts, upto = _next(hearer, cursor.seq, newest, limit) if shared is None else _own(hearer, shared, newest, limit)
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


def _own(hearer: Hears, shared: list[Fact], newest: int, limit: int) -> tuple[list[Fact], int]:
    """The same out of what was read for all."""
    found = [fact for fact in shared if not hearer.verbs or fact.verb in hearer.verbs][:limit]
    return found, found[-1].sealed.seq if len(found) == limit else newest


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
