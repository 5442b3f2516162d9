"""Asking the index. Sight is not its business: what it returns are ids, never rows to show."""

from collections.abc import Sequence

from django.db import connections
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from xiaodui.core.text import Term, query_terms

from .models import Entry


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


def matching(kind: str, q: str, *, in_title: bool = False) -> QuerySet[Entry, int]:
    """Every id that matches, as a subquery: ``Customer.objects.visible_to(p).filter(pk__in=matching("customer", q))``.

    Nothing matches a query without any letter or digit.
    """
    if not (terms := query_terms(q)):
        return Entry.objects.none().values_list("ref_id", flat=True)
    return _matches(kind, terms, in_title).values_list("ref_id", flat=True)


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
    # The kind stands in the indexed words; naming it again would lead SQLite through all records of that kind.
    asked = " AND ".join(f'"{kind}·{term.text}"{" *" if term.prefix else ""}' for term in terms)
    sql = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
    given: list[str | int] = [f"title_words : ({asked})" if in_title else asked]
    if limit is not None:
        # The index walks from its newest row by itself and stops; outside it, all matches would be gathered first.
        sql, given = f"{sql} ORDER BY rowid DESC LIMIT %s", [*given, limit]
    return entries.filter(id__in=RawSQL(sql, given))  # nosec B611 - sql is made of fixed pieces, values are parameters
