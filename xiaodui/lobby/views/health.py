"""For whoever watches the machine: is the process alive, and may it be given requests."""

from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xiaodui.jobs.beats import beating
from xiaodui.journal.models import Fact, Sealed

_migrated = False


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Never looks at the database: a slow database is no reason to kill the process."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and all migrations are applied, else 503. `journal_waits` is how many seconds the
    oldest fact has waited for its seal, None when none waits: where it grows, nobody follows the journal. `runner` and
    `clock`: whether some process of this database ran jobs and minded the schedules in the last half minute. None of
    the three makes it 503: pages can be given all the same, and this process may have no part in them."""
    said: dict[str, Any] = {
        "database": False,
        "migrations": False,
        "journal_waits": None,
        "runner": None,
        "clock": None,
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        said["database"] = True
        said["migrations"] = _all_applied()
        if said["migrations"]:
            said |= {"journal_waits": _waits(), **beating()}
    except DatabaseError as error:
        said["error"] = type(error).__name__
    fit = said["database"] and said["migrations"]
    return JsonResponse({"ready": fit, **said}, status=200 if fit else 503)


def _all_applied() -> bool:
    """Once true it stays true for this process: its code doesn't change while it runs."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


def _waits() -> float | None:
    last = Sealed.objects.order_by("-seq").values_list("fact_id", flat=True).first() or 0
    oldest = Fact.objects.filter(pk__gt=last).order_by("pk").values_list("recorded_at", flat=True).first()
    return None if oldest is None else round((datetime.now(UTC) - oldest).total_seconds(), 1)
