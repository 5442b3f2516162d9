"""What all tables hold, as one value: two readings that are equal mean that nothing was written in between."""

import hashlib

from django.apps import apps
from django.db import connection

# Read-marks and the machinery of signing in: they say that somebody came, nothing about the business.
APART = {"django_session", "usersessions_usersession", "django_migrations"}
MARKS = {"people_person": {"last_seen_at", "last_login"}, "people_accesstoken": {"last_used_at"}}


def names() -> list[str]:
    """Every table of every room, those of packages too."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    return sorted(known - APART)


def contents() -> dict[str, str]:
    """{table: digest of its rows in order of their own words}. One query a table."""
    found = {}
    with connection.cursor() as cursor:
        for name in names():
            cursor.execute(f'SELECT * FROM "{name}"')
            keep = [at for at, column in enumerate(cursor.description) if column[0] not in MARKS.get(name, ())]
            rows = sorted(repr([row[at] for at in keep]) for row in cursor.fetchall())
            found[name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def strokes() -> int:
    """How many rows this connection's transaction has written, undone ones too.

    As many as before means that nothing was written, without reading a table.
    """
    if connection.vendor == "sqlite":
        return int(connection.connection.total_changes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


def changed(before: dict[str, str]) -> list[str]:
    """Tables that hold something else than before."""
    return [name for name, digest in contents().items() if digest != before[name]]
