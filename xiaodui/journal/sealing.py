"""Sealing: gives committed facts their place in the chain, in the order in which they are found.

One runner at a time: on PostgreSQL by an advisory lock, on SQLite by the immediate transaction. On PostgreSQL an id
may be committed after a greater one was sealed, so the ids left out are remembered as gaps and looked at again; a
sweep finds what was missed all the same (another process sealed, a restart).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import monotonic
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from xiaodui.core.prepared import Prepared
from xiaodui.journal import heads
from xiaodui.journal.models import GENESIS, Fact, Seal, Sealed

LIMIT = 2000
LOCK = 0x7861_6F64_7569  # "xaodui": the advisory lock of whoever seals
LOOK_BACK = 100_000
STEP = 50_000
GAP_FOR = timedelta(hours=2).total_seconds()
PRINT = 8
Unsealed = list[tuple[int, str]]


@dataclass
class _Seen:
    """What this process remembers between batches: the newest sealed id, and gaps below it (first, last, since)."""

    newest: int = 0
    gaps: list[tuple[int, int, float]] = field(default_factory=list)

    def note(self, ids: Sequence[int]) -> None:
        now = monotonic()
        for before, after in pairwise([self.newest, *(i for i in ids if i > self.newest)]):
            if after > before + 1:
                self.gaps.append((before + 1, after - 1, now))
        self.newest = max(self.newest, *ids)
        self.gaps = [gap for gap in self.gaps if now - gap[2] < GAP_FOR][-200:]


_seen = _Seen()


def seal_pending(limit: int = LIMIT) -> Seal | None:
    """Seal up to `limit` committed facts in order of id, publish the head; None when there was nothing to do here.

    Two cheap queries when idle; ~100,000 facts a second on SQLite in batches of 2,000.
    """
    if not _find(limit=1):
        return None
    with transaction.atomic():
        if not _alone():
            return None
        seal = _seal(_find(limit))
    if seal is not None:
        heads.publish(seal)
    return seal


def sweep() -> int:
    """Look through the whole journal for facts that were left out and seal them; how many. Once an hour is enough."""
    newest, count = _newest(), 0
    for first in range(0, newest + 1, STEP):
        count += _seal_late(first, min(first + STEP, newest + 1))
    return count


def _seal_late(first: int, end: int) -> int:
    late = _unsealed(id__gte=first, id__lt=end)
    if not late.exists():
        return 0
    with transaction.atomic():
        if not _alone():
            return 0
        seal = _seal(list(late))
    if seal is None:
        return 0
    heads.publish(seal)
    return seal.count


_NEWEST = Prepared(lambda: Sealed.objects.order_by("-fact_id").values_list("fact_id")[:1])
_FIRST = Prepared(lambda after: _unsealed(id__gt=after)[:1], int)
_NEXT = Prepared(lambda after: _unsealed(id__gt=after)[:LIMIT], int)


def _newest() -> int:
    """The greatest id that is sealed, 0 when none is."""
    return next((pk for (pk,) in _NEWEST.rows()), 0)


def _unsealed(*wanted: Q, **more: Any) -> Any:
    return Fact.objects.filter(*wanted, **more, sealed=None).order_by("id").values_list("id", "digest")


def _find(limit: int) -> Unsealed:
    """At most `limit`, and LIMIT. Two statements, prepared: this looks four times a second, and after every commit."""
    newest = _newest()
    if newest != _seen.newest:
        _catch_up(newest)
    late: Unsealed = []
    if _seen.gaps and connection.vendor != "sqlite":
        inside = Q(pk__in=[])
        for first, last, _since in _seen.gaps:
            inside |= Q(id__range=(first, last))
        late = list(_unsealed(inside)[:limit])
    return (late + (_FIRST if limit == 1 else _NEXT).rows(newest))[:limit]


def _catch_up(newest: int) -> None:
    """Somebody else sealed, or this process is new: learn the gaps from the ids that are sealed."""
    since = max(0, newest - LOOK_BACK)
    _seen.newest, _seen.gaps = min(since, newest), []
    if connection.vendor == "sqlite" or not newest:
        _seen.newest = newest
        return
    ids = Sealed.objects.filter(fact_id__gt=since).order_by("fact_id").values_list("fact_id", flat=True)
    _seen.note(list(ids))


def _alone() -> bool:
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _seal(found: Unsealed) -> Seal | None:
    if not found:
        return None
    last = Seal.objects.order_by("-last_seq").values_list("last_seq", "head").first() or (0, GENESIS)
    rows = chain(last[0], last[1], found)
    _insert(rows)
    seal = Seal.objects.create(
        first_seq=last[0] + 1, last_seq=rows[-1][0], head=rows[-1][2], previous_head=last[1],
        prints="".join(digest[:PRINT] for _id, digest in found), sealed_at=datetime.now(UTC),
    )  # fmt: skip
    ids = sorted(fact_id for fact_id, _digest in found)
    transaction.on_commit(lambda: _seen.note(ids))
    return seal


def chain(seq: int, link: str, found: Unsealed) -> list[tuple[int, int, str]]:
    """(seq, fact's id, link) for each fact after `seq`: link = SHA-256(link before + digest), hex texts throughout."""
    rows = []
    for place, (fact_id, digest) in enumerate(found, start=seq + 1):
        link = hashlib.sha256((link + digest).encode()).hexdigest()
        rows.append((place, fact_id, link))
    return rows


def _insert(rows: list[tuple[int, int, str]]) -> None:
    """Plain SQL: model instances would cost four times the chain itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy("COPY journal_sealed (seq, fact_id, link) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany("INSERT INTO journal_sealed (seq, fact_id, link) VALUES (%s, %s, %s)", rows)
