"""Asking the index for look-alikes. Sight is not its business: it answers with ids, never with rows to show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest

from django.db import connection

from .index import CARDS, PK_BITS, RECORDS, place, read
from .judging import could_be_sure, judge
from .keys import Keys, certain, resembling
from .known import Hit, Known
from .models import Mark

EACH = 600
"""Records that one key may bring; a key of more tells little by itself."""
COMPARED = 60
MOST_PLACES = 5_000
SHOWN = 0.4
"""Score from which a record is worth a look."""
CHUNK = 100
"""Questions that share their statements."""
MARKS = Mark._meta.db_table
WITHIN = f"BETWEEN wanted.value << {PK_BITS} AND (wanted.value << {PK_BITS} | {RECORDS}) LIMIT {EACH})"
SQLITE = (
    f"SELECT found.id FROM json_each(%s) AS wanted CROSS JOIN {MARKS} AS found "  # nosec B608 - fixed words only
    f"WHERE found.id IN (SELECT id FROM {MARKS} WHERE id {WITHIN}"
)
POSTGRESQL = (
    f"SELECT found.id FROM unnest(%s::bigint[]) AS wanted(value) "  # nosec B608 - fixed words only
    f"CROSS JOIN LATERAL (SELECT id FROM {MARKS} WHERE id {WITHIN} AS found"
)


def lookalikes(noun: str, asked: Known, limit: int = 5, but: int | None = None) -> list[Hit]:
    """The records that may be the same, best first; `but` is left out. Two statements, at most 50 ms at a million records."""
    return lookalikes_many(noun, [asked], limit, but)[0]


def lookalikes_many(
    noun: str, asked: Sequence[Known], limit: int = 5, but: int | None = None, *, sure: bool = False
) -> list[list[Hit]]:
    """The answer to each, in the order of asking: a few statements for a hundred.

    `sure`: only those that are surely the same, and just those that it finds without it, at a tenth of the cost. An
    import wants no more.
    """
    found: list[list[Hit]] = []
    for start in range(0, len(asked), CHUNK):
        for hits in _answers(noun, asked[start : start + CHUNK], but, sure):
            found.append([hit for hit in hits if hit.sure or not sure][:limit])
    return found


def _answers(noun: str, asked: Sequence[Known], but: int | None, sure: bool) -> Iterator[list[Hit]]:
    wanted = [(certain(noun, one), frozenset() if sure else resembling(noun, one)) for one in asked]
    postings = _postings({key for both in wanted for keys in both for key in keys})
    candidates = [_candidates(postings, *both) - {but} for both in wanted]
    cards = _cards(noun, {pk for some in candidates for pk in some})
    for one, some in zip(asked, candidates, strict=True):
        near = ((pk, cards[pk]) for pk in some if pk in cards)
        hits = (Hit(pk, *judge(noun, one, card)) for pk, card in near if not sure or could_be_sure(noun, one, card))
        yield _settled(sorted((hit for hit in hits if hit.score >= SHOWN), key=lambda hit: (-hit.score, hit.pk)))


def _cards(noun: str, pks: Iterable[int]) -> dict[int, Known]:
    places = [place(noun, pk) for pk in pks]
    found: dict[int, Known] = {}
    for start in range(0, len(places), MOST_PLACES):
        some = CARDS.rows(places[start : start + MOST_PLACES])
        found.update((at & RECORDS, read(text)) for at, text in some)
    return found


def _settled(hits: list[Hit]) -> list[Hit]:
    """Where two would be surely the one that is asked for, neither is, unless it is so to the letter."""
    rivals = [hit for hit in hits if hit.sure and hit.score < 1.0]
    if len(rivals) < 2 and not (rivals and hits[0].score == 1.0):
        return hits
    return [hit._replace(sure=False) if hit in rivals else hit for hit in hits]


def _candidates(postings: Mapping[int, Sequence[int]], sure: Keys, rest: Keys) -> set[int]:
    """Those that share most of the keys of a sure one, so that what is sure never hangs on what merely resembles; then of all.

    A rare key counts more than a common one.
    """
    first: dict[int, float] = defaultdict(float)
    for key in sure:
        for pk in (pks := postings.get(key, ())):
            first[pk] += 1 / (1 + len(pks))
    weights = first.copy()
    for key in rest:
        for pk in (pks := postings.get(key, ())):
            weights[pk] += 1 / (1 + len(pks))
    return {*nlargest(COMPARED, first, key=first.__getitem__), *nlargest(COMPARED, weights, key=weights.__getitem__)}


def _postings(keys: Collection[int]) -> dict[int, list[int]]:
    """The records of each key."""
    found: dict[int, list[int]] = defaultdict(list)
    if not keys:
        return found
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL if postgresql else SQLITE, [list(keys) if postgresql else str(list(keys))])
        for (mark,) in cursor.fetchall():
            found[mark >> PK_BITS].append(mark & RECORDS)
    return found
