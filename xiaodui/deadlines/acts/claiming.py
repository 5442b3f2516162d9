"""Taking the next steps of many promises at once, each exactly once however many processes do so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from xiaodui.deadlines.models import Deadline


@dataclass(frozen=True)
class Claim:
    """From the step that was read to the next one; `missed` says that the step of the due instant is among those taken."""

    deadline: Deadline
    next_step: int
    next_at: datetime | None
    missed: bool


# One statement for fifty rows, conditional on what was read of each: on PostgreSQL it waits for a row that another
# is changing and looks again, on SQLite there is only one writer. Python's own loop would be fifty statements.
TAKE = """
WITH taken (id, was_step, was_at, unmissed, was_person, next_step, next_at, missed_at, person_id, team_id) AS (VALUES {rows})
UPDATE {table} SET next_step = taken.next_step, next_at = taken.next_at,
    missed_at = COALESCE({table}.missed_at, taken.missed_at),
    missed_person_id = COALESCE({table}.missed_person_id, taken.person_id),
    missed_team_id = COALESCE({table}.missed_team_id, taken.team_id)
FROM taken WHERE {table}.id = taken.id AND {table}.next_step = taken.was_step AND {table}.next_at = taken.was_at
    AND ({table}.missed_at IS NULL) = taken.unmissed AND {table}.person_id = taken.was_person
RETURNING {table}.id
"""
TYPES = (
    "bigint",
    "smallint",
    "timestamptz",
    "boolean",
    "bigint",
    "smallint",
    "timestamptz",
    "timestamptz",
    "bigint",
    "bigint",
)


def claim(claims: Sequence[Claim]) -> set[int]:
    """Move all these forward; the ids of those that were still where we read them. One query."""
    if not claims:
        return set()
    typed = connection.vendor == "postgresql"
    row = f"({', '.join(f'%s::{name}' if typed else '%s' for name in TYPES)})"
    sql = TAKE.format(rows=", ".join([row] * len(claims)), table=connection.ops.quote_name(Deadline._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for one in claims for value in _values(one)])  # nosec B608
        return {pk for (pk,) in cursor.fetchall()}


def _values(one: Claim) -> list[Any]:
    of, instant = one.deadline, connection.ops.adapt_datetimefield_value
    missed = one.missed and of.missed_at is None
    following = instant(one.next_at) if one.next_at else None
    return [
        of.pk, of.next_step, instant(of.next_at), of.missed_at is None, of.person_id, one.next_step, following,
        instant(of.due_at) if missed else None, of.person_id if missed else None, of.person.team_id if missed else None,
    ]  # fmt: skip
