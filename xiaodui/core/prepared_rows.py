"""Rows put in and changed by statements that are put together once: `bulk_create` puts its own together anew for each call,
value by value, which takes several times as long as the database takes for the rows.

Only for what a measurement has shown to be hot.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.models.constants import OnConflict
from django.db.models.sql.subqueries import InsertQuery

_PLAIN: dict[Any, frozenset[type]] = {
    models.CharField.get_prep_value: frozenset({str}),
    models.TextField.get_prep_value: frozenset({str}),
    models.IntegerField.get_prep_value: frozenset({int}),
    models.BooleanField.get_prep_value: frozenset({bool}),
}
"""Values that SQLite takes as they are, by how their column prepares values."""


class _Columns:
    """How the values of a record become those of a statement: by their fields, but for what needs nothing."""

    def __init__(self, fields: Sequence[Any]) -> None:
        for field in fields:
            assert not getattr(field, "auto_now", False) and not getattr(field, "auto_now_add", False), "fills itself"
            assert not isinstance(field, models.FileField), "a file is saved by its record"
        plain = connection.vendor == "sqlite"
        self._how = [
            (field.attname, _as_is(field) if plain else frozenset(), _prepared(field, plain)) for field in fields
        ]

    def values(self, records: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Those of each record."""
        held = [record.__dict__ for record in records]
        return self._rows([[one[name] for one in held] for name, *_ in self._how])

    def of_rows(self, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The same of plain rows."""
        return self._rows(list(zip(*rows, strict=True)))

    def _rows(self, columns: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        done, here = [], connections[DEFAULT_DB_ALIAS]
        for (_name, as_is, prepared), column in zip(self._how, columns, strict=True):
            kept: dict[Any, Any] = {}  # instants, days and figures are mostly the same in a batch: each is written once
            said = []
            for value in column:
                kind = type(value)
                if value is None or kind in as_is:
                    said.append(value)
                elif kind in _REPEATED:
                    if value not in kept:
                        kept[value] = prepared(value, here)
                    said.append(kept[value])
                else:
                    said.append(prepared(value, here))
            done.append(said)
        return list(zip(*done, strict=True))


def _prepared(field: Any, plain: bool) -> Callable[[Any, Any], Any]:
    usual: Callable[[Any, Any], Any] = field.get_db_prep_save
    if not plain or type(field) is not models.DateTimeField or connection.timezone is not UTC:
        return usual

    def instant(value: Any, here: Any) -> Any:
        if type(value) is not datetime or value.tzinfo is None:
            return usual(value, here)
        return str(value.astimezone(UTC).replace(tzinfo=None))

    return instant


_REPEATED = frozenset({datetime, date, Decimal})


def _as_is(field: Any) -> frozenset[type]:
    field = field.target_field if field.is_relation else field
    return _PLAIN.get(type(field).get_prep_value, frozenset())


class Insert:
    """`Insert(Tally)`. With `passing_over` a row that is there already stays; `over="id"` changes `fields` of the row that
    has this value. Values are as for `bulk_create`: no signal is sent, no `save` called."""

    def __init__(self, model: Any, *, passing_over: bool = False, over: str = "", fields: Sequence[str] = ()) -> None:
        self.model, self._over, self._changed = model, over, fields
        self._conflict = OnConflict.IGNORE if passing_over else OnConflict.UPDATE if over else None
        own = model._meta.pk
        self._own = own.attname
        self._keyed = not isinstance(own, models.AutoField) or over in (own.name, "pk")
        self.fields = [field for field in model._meta.concrete_fields if self._keyed or field is not own]
        self._kept: dict[str, tuple[_Columns, str, str, str]] = {}
        self._long: dict[tuple[str, int], str] = {}

    def row(self, record: Any) -> None:
        """One statement; its id stays unknown."""
        self._put([record], _Columns.values)

    def rows(self, records: Sequence[Any]) -> None:
        """One statement for as many as it can take (32,000 values on SQLite). Each gets its id, unless it has one already,
        or one that is there is met on the way."""
        most = self._most(records)
        with transaction.atomic(savepoint=False):
            for start in range(0, len(records), most):
                some = records[start : start + most]
                ids = self._put(some, _Columns.values, told=not self._keyed and self._conflict is None)
                for record, pk in zip(some, ids, strict=bool(ids)):
                    setattr(record, self._own, pk)
                for record in some:
                    record._state.adding, record._state.db = False, connection.alias

    def plain(self, rows: Sequence[Sequence[Any]]) -> None:
        """The same for rows without records: values in the order of `fields`. Their ids stay unknown."""
        most = self._most(rows)
        for start in range(0, len(rows), most):
            self._put(rows[start : start + most], _Columns.of_rows)

    def _most(self, rows: Sequence[Any]) -> int:
        return max(connection.ops.bulk_batch_size(self.fields, rows), 1)

    def _put(self, given: Sequence[Any], read: Callable[[_Columns, Any], Any], told: bool = False) -> list[int]:
        columns, head, one, tail = self._kept.get(f"{connection.vendor}{told}") or self._compiled(told)
        many = (f"{connection.vendor}{told}", len(given))
        if (sql := self._long.get(many)) is None:
            sql = f"{head}{', '.join([one] * len(given))}{tail}"
            if len(self._long) < KEPT:
                self._long[many] = sql
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in read(columns, given) for value in row])
            return [pk for (pk,) in cursor.fetchall()] if told else []

    def _compiled(self, told: bool) -> tuple[_Columns, str, str, str]:
        meta = self.model._meta
        unique = [meta.get_field(meta.pk.name if self._over == "pk" else self._over)] if self._over else []
        changed = [meta.get_field(name) for name in self._changed]
        query = InsertQuery(self.model, on_conflict=self._conflict, update_fields=changed, unique_fields=unique)
        query.insert_values(self.fields, [self.model()])
        compiler: Any = query.get_compiler(connection=connection)
        compiler.returning_fields = [meta.pk] if told else None
        [(sql, params)] = compiler.as_sql()
        one = f"({', '.join(['%s'] * len(self.fields))})"
        head, found, tail = sql.partition(one)
        assert found and len(params) == len(self.fields) and one not in tail, "a value a column"
        kept = (_Columns(self.fields), head, one, tail)
        return self._kept.setdefault(f"{connection.vendor}{told}", kept)


KEPT = 256
"""Lengths of which the statement is kept."""


class Update:
    """`Update(Deal, "won_on", "amount")`: these columns of each record, by its id. One statement, run for each."""

    def __init__(self, model: Any, *names: str) -> None:
        self.model, self.fields = model, [model._meta.get_field(name) for name in names]
        self._kept: dict[str, tuple[_Columns, str]] = {}

    def rows(self, records: Sequence[Any]) -> None:
        """Who calls knows that the rows are there and holds them. No signal is sent."""
        if not records:
            return
        columns, sql = self._kept.get(connection.vendor) or self._compiled()
        with connection.cursor() as cursor:
            cursor.executemany(sql, columns.values(records))

    def _compiled(self) -> tuple[_Columns, str]:
        quoted: Callable[[str], str] = connection.ops.quote_name
        meta = self.model._meta
        said = ", ".join(f"{quoted(field.column)} = %s" for field in self.fields)
        sql = f"UPDATE {quoted(meta.db_table)} SET {said} WHERE {quoted(meta.pk.column)} = %s"  # nosec B608 - columns only
        return self._kept.setdefault(connection.vendor, (_Columns([*self.fields, meta.pk]), sql))
