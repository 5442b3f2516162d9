"""What tasks and promises show on Today: what is late and what is due today."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.tasks.listing import Line, due_said, lined
from xiaodui.tasks.models import Promise, Task

SHOWN = 8


def tomorrow() -> datetime:
    """When the reader's day ends."""
    there = timezone.localtime(clock.now())
    return datetime.combine(there.date() + timedelta(days=1), time(), tzinfo=there.tzinfo)


def _due(person: Any) -> Any:
    return Task.objects.visible_to(person).open().of(person).due_before(tomorrow()).by_due()


def _owed(person: Any) -> Any:
    return Promise.objects.visible_to(person).open().owed_by(person).filter(due_at__lt=tomorrow()).by_due()


def _first(person: Any) -> list[Task]:
    """The most pressing ones, asked once a request: the section lists them, the page's first sentence names one."""
    kept = person.__dict__.setdefault("_tasks_due", [])
    if not kept:
        kept.append(list(_due(person).select_related("person__team", "made_by")[: SHOWN + 1]))
    return kept[0]  # type: ignore[no-any-return]


def todo(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """Late ones first; promises that he owes stand beside. Two queries, and two for each kind of record named."""
    found = _first(person)
    owed = list(_owed(person).select_related("to_person", "to_team")[:SHOWN])
    more = _due(person).count() - SHOWN if len(found) > SHOWN else 0
    promises = [
        {"promise": one, "said": due_said(one.due_at, False), "late": one.due_at <= clock.now()} for one in owed
    ]
    return "tasks/_today.html", {
        "lines": lined(found[:SHOWN], person), "promises": promises, "more": more,
        "count": len(found[:SHOWN]) + more + len(owed),
    }  # fmt: skip


def matters(person: Any) -> Iterator[Matter]:
    """The task that is late for longest; else the first of today."""
    if not _first(person):
        return
    first = _first(person)[0]
    line: Line = lined([first], person, with_about=False)[0]
    if line.state == "late":
        said = {"task": first.title, "late": line.said}
        yield Matter(_("先做「%(task)s」，%(late)s。") % said, 12, reverse("task", args=[first.pk]))
    else:
        yield Matter(_("今天要做完「%(task)s」。") % {"task": first.title}, 22, reverse("task", args=[first.pk]))


TODAY.plug(Tab("tasks", gettext_lazy("今天要做"), 12, todo))
MATTERS.plug(matters)
