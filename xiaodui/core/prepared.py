"""Statements that acts run again and again: put together once a process, then run with other values.

Django takes ten times as long to put a small query together as a database takes to answer it, and an act under
contention holds everybody up for that long. Only for what a measurement has shown to be hot.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.subqueries import DeleteQuery, UpdateQuery

_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda n: 1_700_000_001 + n,
    str: lambda n: f"\x02{n}\x02",
    date: lambda n: date(1901, 1, 1 + n),
    datetime: lambda n: datetime(1901, 1, 1, 0, 0, n, tzinfo=UTC),
}
"""Values that no row holds: where they come out of the compiler, the asked ones go in."""


_PLACE = re.compile(r"(?<!%)%s")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


class Prepared:
    """`Prepared(lambda person, now: Cooling.objects.filter(person_id=person, until__gt=now).values_list("until"), int,
    datetime)`: the kinds are those of the values, in order; None is none of them. `[int]` is a list of them, for `__in`;
    an empty one finds nothing. `rows` wants a `values_list`, `records` whole records."""

    def __init__(self, build: Callable[..., Any], *kinds: type | list[type]) -> None:
        self.build, self.kinds = build, kinds
        self._kept: dict[str, tuple[list[str], list[Any], Any]] = {}
        self._lists = [place for place, kind in enumerate(kinds) if isinstance(kind, list)]

    def rows(self, *values: Any) -> list[Any]:
        """All rows, as tuples. One statement."""
        if not all(values[place] for place in self._lists):
            return []
        sql, params, (compiler, converters) = self._ready(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found = cursor.fetchall()
        return list(map(tuple, compiler.apply_converters(found, converters))) if converters else found

    def records(self, *values: Any) -> list[Any]:
        """The records, with those that `select_related` names. One statement."""
        found = self.rows(*values)
        if not found:
            return []
        compiler = self._kept[connection.vendor][2][0]
        kind = compiler.klass_info
        own = slice(kind["select_fields"][0], kind["select_fields"][-1] + 1)
        names = [column[0].target.attname for column in compiler.select[own]]
        related = get_related_populators(kind, compiler.select, connection.alias)  # type: ignore[call-arg]
        made = []
        for row in found:
            made.append(kind["model"].from_db(connection.alias, names, row[own]))
            for one in related:
                one.populate(row, made[-1])
        return made

    def change(self, *values: Any) -> int:
        """How many rows an update or a removal changed. `build` gives (rows, {column: value}), or (rows, None) to remove them."""
        if not all(values[place] for place in self._lists):
            return 0
        sql, params, _none = self._ready(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return int(cursor.rowcount)

    def changes(self, rows: Sequence[Sequence[Any]]) -> None:
        """`change` with each of these: one statement, run for each."""
        if rows:
            ready = [self._ready(tuple(values)) for values in rows]
            with connection.cursor() as cursor:
                cursor.executemany(ready[0][0], [params for _sql, params, _none in ready])

    def _ready(self, values: tuple[Any, ...]) -> tuple[str, list[Any], Any]:
        assert len(values) == len(self.kinds), "as many values as were declared"
        kept = self._kept.get(connection.vendor)
        if kept is None:
            kept = self._kept[connection.vendor] = self._compiled()
        pieces, slots, reading = kept
        if not self._lists:
            return pieces[0], [_plain(values[slot]) if own else slot for own, slot in slots], reading
        said: list[str] = [pieces[0]]
        params: list[Any] = []
        for (own, slot), piece in zip(slots, pieces[1:], strict=True):
            several = values[slot] if own and slot in self._lists else [values[slot] if own else slot]
            params += map(_plain, several) if own else several
            said += (", ".join(["%s"] * len(several)), piece)
        return "".join(said), params, reading

    def _compiled(self) -> tuple[list[str], list[Any], Any]:
        marks = [_MARKS[kind[0] if isinstance(kind, list) else kind](n) for n, kind in enumerate(self.kinds)]
        made = self.build(*[[mark] if place in self._lists else mark for place, mark in enumerate(marks)])
        query, reading = _query_of(made), None
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        plain = [_plain(mark) for mark in marks]
        slots = [(True, plain.index(param)) if param in plain else (False, param) for param in params]
        assert {slot for own, slot in slots if own} == set(range(len(marks))), "a value that the statement doesn't take"
        if isinstance(made, QuerySet):
            reading = (compiler, compiler.get_converters([one[0] for one in getattr(compiler, "select", None) or ()]))
        return _PLACE.split(sql) if self._lists else [sql], slots, reading


def _query_of(made: Any) -> Any:
    if isinstance(made, QuerySet):
        return made.query
    rows, values = made
    if values is None:
        query = rows.query.chain()
        query.clear_ordering(force=True)
        query.__class__ = DeleteQuery
        return query
    query = rows.query.chain(UpdateQuery)
    query.clear_ordering(force=True)
    query.add_update_values(values)
    return query
