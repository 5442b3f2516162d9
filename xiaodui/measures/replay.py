"""Replaying the journal: every tally written again from facts alone, and compared with what is stored."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from xiaodui.journal.models import Fact
from xiaodui.measures.hears import COLUMNS, TALLIES, rows_of
from xiaodui.measures.measure import all_sums
from xiaodui.measures.models import Tally

SPAN = 5000
"""Fact ids looked at together."""
CHUNK = 500
Progress = Callable[[int, int], None]


@dataclass
class Replayed:
    """`differences` counts tallies that are stored but shouldn't be, or should be but aren't."""

    facts: int = 0
    tallies: int = 0
    differences: int = 0
    mended: int = 0


def replay(*, mend: bool = False, progress: Progress = lambda done, total: None) -> Replayed:
    """All facts in order, in spans; memory stays flat. Reads facts and tallies only, never a room's table.

    With `mend` the tallies of facts that differ are written anew, a span a transaction.
    """
    done = Replayed()
    last: int = Fact.objects.aggregate(newest=Max("pk"))["newest"] or 0
    for first in range(0, last + 1, SPAN):
        # The last span has no end: tallies of facts that never were stand there.
        end = first + SPAN if first + SPAN <= last else None
        wrong = {key: difference for key, difference in _differences(first, end, done).items() if difference}
        # A fact and its tallies commit together but are read one after the other: what differs is looked at again.
        wrong = {key: again for key in wrong if (again := _again(key))}
        done.differences += sum(wrong.values())
        if mend and wrong:
            _mend(sorted(wrong))
            done.mended += len(wrong)
        progress(min(first + SPAN, last), last)
    return done


def _differences(first: int, end: int | None, done: Replayed) -> dict[int, int]:
    """By fact id, how many tallies differ."""
    wanted: dict[int, list[tuple[Any, ...]]] = {}
    verbs = {verb.name for measure in all_sums() for verb in measure.verbs}
    facts = Fact.objects.filter(pk__gte=first, **({"pk__lt": end} if end else {}))
    done.facts += facts.count()
    for fact in facts.filter(verb__in=verbs).iterator(chunk_size=1000):
        if rows := list(rows_of(fact)):
            wanted[fact.pk] = rows
    stored: dict[int, list[tuple[Any, ...]]] = {}
    for row in _stored(fact_id__gte=first, **({"fact_id__lt": end} if end else {})):
        stored.setdefault(row[7], []).append(row)
        done.tallies += 1
    if wanted == stored:
        return {}
    return {key: _differ(wanted.get(key, []), stored.get(key, [])) for key in {*wanted, *stored}}


def _differ(wanted: list[tuple[Any, ...]], stored: list[tuple[Any, ...]]) -> int:
    if wanted == stored:
        return 0
    one, other = Counter(wanted), Counter(stored)
    return sum((one - other).values()) + sum((other - one).values())


def _stored(**where: Any) -> Iterator[tuple[Any, ...]]:
    return Tally.objects.filter(**where).order_by("pk").values_list(*COLUMNS).iterator(chunk_size=2000)


def _again(fact_id: int) -> int:
    fact = Fact.objects.filter(pk=fact_id).first()
    return _differ(list(rows_of(fact)) if fact else [], list(_stored(fact_id=fact_id)))


def _mend(fact_ids: list[int]) -> None:
    for start in range(0, len(fact_ids), CHUNK):
        some = fact_ids[start : start + CHUNK]
        with transaction.atomic():
            Tally.objects.filter(fact_id__in=some).delete()
            facts = Fact.objects.filter(pk__in=some).order_by("pk")
            TALLIES.plain([row for fact in facts for row in rows_of(fact)])
