"""Tasks in a report: done, due and not done, and what comes next, as they stood when it was handed in."""

from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.core.calendar.wall import instant_of
from xiaodui.reports.rules import Span, following
from xiaodui.tasks.models import Task

SHOWN = 20
LISTS = ("done", "left", "next")


def tasks_of(person: Any, span: Span, calendar: Calendar) -> dict[str, Any]:
    """{"done": …, "left": …, "next": …}, each {"n": how many, "rows": [[id, title, due day or ""], …]} with the first
    twenty. His own tasks, so without asking for sight. Six queries."""
    begin, end = (instant_of(datetime.combine(day, time()), clock.zone())
                  for day in (span.start, span.end + timedelta(days=1)))  # fmt: skip
    first, last = following(span, calendar.is_workday)
    mine = Task.objects.visible_to(person).of(person)
    return {
        "done": _kept(mine.done().filter(done_at__gte=begin, done_at__lt=end).order_by("done_at", "pk")),
        "left": _kept(mine.open().filter(due_on__lte=min(span.end, clock.today())).order_by("due_on", "pk")),
        "next": _kept(mine.open().filter(due_on__gte=first, due_on__lte=last).order_by("due_on", "pk")),
    }


def _kept(rows: Any) -> dict[str, Any]:
    found = [
        [pk, title, due.isoformat() if due else ""] for pk, title, due in rows.values_list("pk", "title", "due_on")
    ]
    return {"n": len(found), "rows": found[:SHOWN]}


def shown(kept: dict[str, Any]) -> list[dict[str, Any]]:
    """The lists that hold something, each row with its address."""
    found = []
    for key in LISTS:
        one = kept.get(key) or {"n": 0, "rows": []}
        rows = [{"title": title, "url": reverse("task", args=[pk])} for pk, title, _due in one["rows"]]
        if rows:
            found.append({"key": key, "n": one["n"], "rows": rows, "more": one["n"] - len(rows)})
    return found
