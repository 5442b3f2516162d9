"""Tasks as a list shows them: grouped by how soon they are due, each with its clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.spoken import day, span
from xiaodui.tasks.abouts import About, abouts
from xiaodui.tasks.acts.rights import in_on_it
from xiaodui.tasks.models import Task
from xiaodui.tasks.rules import GROUPS, LATE, LATER, SOMEDAY, TODAY, WEEK, group_of

SHOWN = 200
"""Open tasks that a list shows; nobody reads more, and nobody should have more."""
DONE = 30
NAMES = {
    LATE: gettext_lazy("晚了"), TODAY: gettext_lazy("今天"), WEEK: gettext_lazy("这周"), LATER: gettext_lazy("以后"),
    SOMEDAY: gettext_lazy("没定日子"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A task as one reader sees it."""

    task: Task
    about: About | None
    state: str
    said: str
    may: bool

    @property
    def share(self) -> Decimal:
        return gone(self.task.made_at, self.task.due_at)


@dataclass(frozen=True)
class Group:
    key: str
    name: Any
    lines: list[Line]


def gone(since: datetime, due_at: datetime | None) -> Decimal:
    """Of the time until it is due, how much has gone, 0 to 1; for the ring."""
    if due_at is None or due_at <= since:
        return Decimal(1)
    share = (clock.now() - since) / (due_at - since)
    return Decimal(min(max(share, 0), 1)).quantize(Decimal("0.001"))


def due_said(due_at: datetime, by_hour: bool) -> str:
    """今天 15:00 · 明天 · 12 月 5 日 周五; what is late: 晚了 2 天."""
    now = clock.now()
    if due_at <= now:
        return _("晚了 %(span)s") % {"span": span(now - due_at)}
    there = timezone.localtime(due_at)
    days = (there.date() - timezone.localtime(now).date()).days
    said = [_("今天"), _("明天"), _("后天")][days] if days < 3 else day(there.date())
    if by_hour or days == 0:
        return _("%(day)s %(clock)s") % {"day": said, "clock": f"{there:%H:%M}"}
    return said


def state_of(task: Task) -> str:
    """late, due (today), calm, kept; "" without a day."""
    if not task.is_open:
        return "kept" if task.done_at else ""
    if task.due_at is None:
        return ""
    now = clock.now()
    if task.due_at <= now:
        return "late"
    return "due" if timezone.localtime(task.due_at).date() <= timezone.localtime(now).date() else "calm"


def lined(tasks: Iterable[Task], person: Any, with_about: bool = True) -> list[Line]:
    """Two queries at most for each kind of record that they are about."""
    found = list(tasks)
    named = abouts({task.about for task in found if task.about}, person) if with_about else {}
    return [
        Line(
            task, named.get(task.about), state_of(task), due_said(task.due_at, task.due_time is not None) if task.due_at else "",
            in_on_it(person, task),
        )
        for task in found
    ]  # fmt: skip


def grouped(lines: Iterable[Line]) -> Iterator[Group]:
    now = clock.now()
    today = timezone.localtime(now).date()
    by_group: dict[str, list[Line]] = {}
    for line in lines:
        by_group.setdefault(group_of(line.task.due_at, line.task.due_on, now, today), []).append(line)
    return (Group(key, NAMES[key], by_group[key]) for key in GROUPS if key in by_group)


def tasks_of(person: Any, who: str) -> Any:
    """mine, given (asked of others) or team (those of the people in his reach)."""
    seen = Task.objects.visible_to(person).select_related("person__team", "made_by")
    if who == "given":
        return seen.given_by(person)
    return seen.exclude(person=person) if who == "team" else seen.of(person)


def lately_done(tasks: Any, days: int = 14) -> Any:
    since = clock.now() - timedelta(days=days)
    return tasks.done().filter(done_at__gte=since).order_by("-done_at", "-pk")[:DONE]
