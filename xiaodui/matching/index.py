"""Keeping records in the index. In the caller's transaction: what is saved can be found by the next who asks."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.db import connection, transaction

from xiaodui.core.prepared import Prepared

from .keys import keys
from .known import Known
from .models import Card, Mark

NOUNS = ("customer", "contact")
"""A noun's place here is part of its cards' ids: add at the end."""
PK_BITS = 29
RECORDS = (1 << PK_BITS) - 1
CHUNK = 2_000
CARDS = Prepared(lambda places: Card.objects.filter(pk__in=places).values_list("pk", "text"), [int])
FIELD, ITEM = "\x1e", "\x1f"


def keep(noun: str, records: Mapping[int, Known]) -> None:
    """Add these records, or replace what was known of them. Two statements and a look for 2,000 records."""
    if not records:
        return
    cards, marks = [], []
    for pk, known in records.items():
        cards.append((place(noun, pk), written(known)))
        marks += [key << PK_BITS | pk for key in keys(noun, known)]
    with transaction.atomic(savepoint=False):
        forget(noun, records)
        _insert_cards(cards)
        _insert_marks(marks)


def forget(noun: str, pks: Iterable[int]) -> None:
    """Take these records out of the index; those that aren't in it are passed over."""
    places = [place(noun, pk) for pk in pks]
    for start in range(0, len(places), CHUNK):
        known = dict(CARDS.rows(places[start : start + CHUNK]))
        if not known:
            continue
        marks = [key << PK_BITS | at & RECORDS for at, text in known.items() for key in keys(noun, read(text))]
        for first in range(0, len(marks), CHUNK):
            Mark.objects.filter(pk__in=marks[first : first + CHUNK]).delete()
        Card.objects.filter(pk__in=list(known)).delete()


def place(noun: str, pk: int) -> int:
    """The id of a record's card."""
    assert 0 < pk <= RECORDS, f"{pk} does not fit beside a key"
    return _noun(noun) << 48 | pk


@lru_cache
def _noun(noun: str) -> int:
    return NOUNS.index(noun) + 1


def written(known: Known) -> str:
    """A `Known` as one line."""
    lists = (ITEM.join(map(_line, one)) for one in (known.aliases, known.phones, known.emails))
    return FIELD.join([_line(known.name), *lists, _line(known.tax), _line(known.region)]).rstrip(FIELD)


def _line(value: str) -> str:
    return value.replace(FIELD, " ").replace(ITEM, " ")


def read(text: str) -> Known:
    """The `Known` that a line was written from."""
    name, aliases, phones, emails, tax, region = (*text.split(FIELD), *[""] * 6)[:6]
    others, numbers, addresses = (tuple(filter(None, one.split(ITEM))) for one in (aliases, phones, emails))
    return Known(name, others, numbers, addresses, tax, region)


def _insert_cards(cards: Sequence[tuple[int, str]]) -> None:
    """Rows as they are: `bulk_create` would take twice as long to make objects of them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            ids, texts = zip(*cards, strict=True)
            sql = f"INSERT INTO {Card._meta.db_table} SELECT * FROM unnest(%s::bigint[], %s::text[])"  # nosec B608 - a table's name
            cursor.execute(sql, [list(ids), list(texts)])
        else:
            cursor.executemany(f"INSERT INTO {Card._meta.db_table} (id, text) VALUES (%s, %s)", cards)  # nosec B608


def _insert_marks(marks: list[int]) -> None:
    """In order, so that neighbours go to one page; one that is there stays."""
    marks.sort()
    postgresql = connection.vendor == "postgresql"
    source = "unnest(%s::bigint[])" if postgresql else "json_each(%s) WHERE true"
    column = "*" if postgresql else "value"
    with connection.cursor() as cursor:
        sql = f"INSERT INTO {Mark._meta.db_table} (id) SELECT {column} FROM {source} ON CONFLICT DO NOTHING"  # nosec B608 - fixed words only
        cursor.execute(sql, [marks if postgresql else str(marks)])
