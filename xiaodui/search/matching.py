"""Asking the index. Sight is not its business: what it returns are ids, never rows to show."""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Func, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from xiaodui.core.text import Term, query_terms

from .models import Entry

MANY = 20_000
"""From so many matches on, of a million, it is quicker to walk the rows that are asked for and look each of them up than to
gather all that match: 4 µs a match against 25 to 60 µs a row, of which a page of 50 needs ever fewer."""
MANY_FOR_FEW = 500
"""The same where the rows that are asked for are a person's own, a few hundred."""


def find(kind: str, q: str, limit: int = 50) -> list[int]:
    """Ids of ``kind`` that match every term of ``q``: those whose title does first, newest first within.

    Two index look-ups; empty for a query without any letter or digit.
    """
    if not (terms := query_terms(q)):
        return []
    first = _newest(kind, terms, limit, in_title=True)
    if len(first) == limit:
        return first
    also = _newest(kind, terms, limit + len(first), in_title=False)
    return list(dict.fromkeys([*first, *also]))[:limit]


def matching(kind: str, q: str, *, in_title: bool = False, of: str = "", few: bool = False) -> QuerySet[Entry, int]:
    """Every id that matches, as a subquery: ``Customer.objects.visible_to(p).filter(pk__in=matching("customer", q))``.

    Nothing matches a query without any letter or digit. ``of`` names the column that it narrows ("pk"): then words that
    very many rows hold are looked up row by row, once SQLite has counted that there are so many; ``few``: of those rows
    there are hundreds, not a million.
    """
    if not (terms := query_terms(q)):
        return Entry.objects.none().values_list("ref_id", flat=True)
    if of and _are_many(kind, terms, in_title, MANY_FOR_FEW if few else MANY):
        asked = _asked(kind, terms, in_title)
        entries = Entry.objects.filter(_Holds(F("id"), asked=asked), kind=kind, ref_id=OuterRef(of))
    else:
        entries = _matches(kind, terms, in_title)
    return entries.values_list("ref_id", flat=True)


def newest(kind: str, q: str, limit: int = MANY) -> QuerySet[Entry, int]:
    """The ids of up to ``limit`` matches, newest first, as a subquery: enough to say that there are more than a page counts."""
    if not (terms := query_terms(q)):
        return Entry.objects.none().values_list("ref_id", flat=True)
    return _matches(kind, terms, False, limit).order_by("-id").values_list("ref_id", flat=True)[:limit]


class _Holds(Func):
    """Whether the entry with this id holds the words: one look into SQLite's index. Not for words that may go on: those
    would be merged from the whole index for each row."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, *of: Any, asked: str) -> None:
        super().__init__(*of)
        self.asked = asked

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        row, params = compiler.compile(self.source_expressions[0])
        sql = f"EXISTS (SELECT 1 FROM search_words WHERE search_words MATCH %s AND search_words.rowid = {row})"  # nosec B608 - a column
        return sql, [self.asked, *params]


def _are_many(kind: str, terms: Sequence[Term], in_title: bool, many: int) -> bool:
    connection = connections[Entry.objects.db]
    if connection.vendor == "postgresql" or any(term.prefix for term in terms):
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s)",
            [_asked(kind, terms, in_title), many],
        )
        return bool(cursor.fetchone()[0] >= many)


def _newest(kind: str, terms: Sequence[Term], limit: int, *, in_title: bool) -> list[int]:
    found = _matches(kind, terms, in_title, limit).order_by("-id")
    return list(found.values_list("ref_id", flat=True)[:limit])


def _matches(kind: str, terms: Sequence[Term], in_title: bool, limit: int | None = None) -> QuerySet[Entry]:
    entries = Entry.objects.all()
    if connections[entries.db].vendor == "postgresql":
        column = "title_vector" if in_title else "all_vector"
        asked = " & ".join(f"'{term.text}'{':*' if term.prefix else ''}" for term in terms)
        has_all = RawSQL(f"{column} @@ %s::tsquery", [asked], output_field=BooleanField())  # nosec B611 - column is one of two names
        return entries.filter(has_all, kind=kind)
    sql = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
    given: list[str | int] = [_asked(kind, terms, in_title)]
    if limit is not None:
        # The index walks from its newest row by itself and stops; outside it, all matches would be gathered first.
        sql, given = f"{sql} ORDER BY rowid DESC LIMIT %s", [*given, limit]
    return entries.filter(id__in=RawSQL(sql, given))  # nosec B611 - sql is made of fixed pieces, values are parameters


def _asked(kind: str, terms: Sequence[Term], in_title: bool) -> str:
    """In SQLite's own words. The kind stands in the indexed words; naming it again would lead it through all of that kind."""
    asked = " AND ".join(f'"{kind}·{term.text}"{" *" if term.prefix else ""}' for term in terms)
    return f"title_words : ({asked})" if in_title else asked
