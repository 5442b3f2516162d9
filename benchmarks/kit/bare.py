"""The bare view: runs the least SQL for a page's rows, draws them as a plain table or as JSON. Nothing else."""

from typing import Any

import orjson
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import include, path

from benchmarks.kit.asking import watch

TABLE = Engine().from_string(
    "<!doctype html><title>bare</title>{% for rows in tables %}<table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}"
)
Query = tuple[str, list[Any]]
queries: list[Query] = []
"""What to run, set before each request."""
spent_ms = [0.0]
"""In the database, by the last run: not by a session's look-up before it."""


def run() -> list[list[tuple[Any, ...]]]:
    found, before = [], watch.spent
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            found.append(cursor.fetchall())
    spent_ms[0] = (watch.spent - before) * 1000
    return found


def as_table(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TABLE.render(Context({"tables": run()})))


def as_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse(orjson.dumps(run()[0]), content_type="application/json")


urlpatterns = [path("bare", as_table), path("bare.json", as_json), path("", include("config.urls"))]
