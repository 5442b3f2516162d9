"""Putting records into the index. Upper rooms call this from their hearers."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db import transaction

from xiaodui.core.text import tokens

from .models import Entry

CHUNK = 500
MOST_TEXT = 20_000  # characters of free text that are indexed
SHOWN = 300
T = TypeVar("T")


class Findable(NamedTuple):
    """``title`` and ``hint`` are found by pinyin initials too, ``text`` by its words alone.

    Give phone numbers in ``text`` also without spaces: a number is found from its first digit on.
    """

    kind: str
    ref_id: int
    title: str
    hint: str = ""
    text: str = ""


def index_many(rows: Iterable[tuple[str, int, str, str, str] | Findable]) -> int:
    """Add these records or replace what was known of them; how many. Safe to repeat.

    One statement for 500 rows (for 166 on SQLite), each chunk its own transaction unless the caller has one.
    About 5,000 rows a second. A kind consists of ASCII letters and digits.
    """
    count = 0
    for chunk in _chunks(rows):
        entries = {(entry.kind, entry.ref_id): entry for entry in (_entry(Findable(*row)) for row in chunk)}
        with transaction.atomic():
            Entry.objects.bulk_create(
                entries.values(),
                update_conflicts=True,
                unique_fields=["kind", "ref_id"],
                update_fields=["title", "hint", "title_words", "other_words"],
            )
        count += len(entries)
    return count


def forget(kind: str, ids: Iterable[int]) -> int:
    """Take these records out of the index; how many were in it."""
    with transaction.atomic():
        return sum(Entry.objects.filter(kind=kind, ref_id__in=chunk).delete()[0] for chunk in _chunks(ids))


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    left = iter(things)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _entry(row: Findable) -> Entry:
    assert row.kind.isascii() and row.kind.isalnum(), f"the kind {row.kind!r} would be more than one word of the index"
    in_title = dict.fromkeys(tokens(row.title))
    others = dict.fromkeys([*tokens(row.hint), *tokens(row.text[:MOST_TEXT], sounds=False)])
    return Entry(
        kind=row.kind,
        ref_id=row.ref_id,
        title=row.title[:SHOWN],
        hint=row.hint[:SHOWN],
        title_words=" ".join(in_title),
        other_words=" ".join(word for word in others if word not in in_title),
    )
