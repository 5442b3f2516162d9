"""Emptying the house: every table of every room, then what was there before the demo came."""

from itertools import groupby
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction

from xiaodui.core.calendar.company import forget
from xiaodui.journal import heads

STAY = {"django_migrations", "django_content_type", "auth_permission", "jobs_lease"}
"""Tables of the machinery: what the code is, and what the running server holds."""
PASSING = {"jobs", "journal", "search", "measures", "demo", "sessions", "usersessions", "contenttypes", "auth"}
"""Apps whose rows are nobody's set-up, so they are not kept for afterwards."""


def remember() -> str:
    """Everything that an empty installation holds, as JSON: roles, stages, calendar days. A few hundred rows."""
    there = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    own = [m for m in apps.get_models() if not m._meta.proxy and m._meta.app_label not in PASSING]
    models = [m for m in own if m._meta.db_table in there]
    rows = [row for model in models for row in model._default_manager.order_by("pk").iterator()]
    return serializers.serialize("json", rows)


def empty(before: str, *, jobs: bool = True) -> None:
    """All rows of all rooms go, the journal's too; `before` comes back. One transaction, safe to run again.

    `jobs=False` leaves jobs and sessions alone: a job that starts over must not lose itself or who waits for it.
    """
    stay = STAY if jobs else STAY | {"jobs_job", "jobs_tick", "django_session"}
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = sorted(set(names) - stay)
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # TRUNCATE refuses tables whose deferred checks are still waiting.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in connection.ops.sql_flush(no_style(), tables):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _restore(before)
        transaction.on_commit(_afterwards)


def _restore(before: str) -> None:
    objects = [one.object for one in serializers.deserialize("json", before)]
    for model, rows in groupby(objects, key=type):
        kind: Any = model
        kind._base_manager.bulk_create(list(rows), batch_size=200)


def _afterwards() -> None:
    """The next company's chain begins anew, so the old heads are put aside: they prove nothing about it."""
    cache.clear()
    forget()
    old = heads.path()
    if old.exists():
        number = 1
        while (aside := old.with_name(f"heads-demo-{number}.jsonl")).exists():
            number += 1
        old.rename(aside)
