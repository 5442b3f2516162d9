"""What promises show on Today: mine by their instant, and the latest one first of all."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.deadlines.face import with_faces
from xiaodui.deadlines.kinds import unlisted_kinds
from xiaodui.deadlines.lists import end_of_day, mine
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.naming import with_subjects

SHOWN = 8
TICKING = timedelta(hours=2)
"""A ring that runs out within that time asks again each minute."""


def _listed(person: Any) -> Any:
    """What isn't in a list of its own room."""
    return mine(person).exclude(kind__in=unlisted_kinds()).select_related("person").order_by("due_at", "pk")


def first_ones(person: Any) -> list[Deadline]:
    """The most pressing, one more than is shown; asked once a request."""
    kept = person.__dict__.setdefault("_deadlines_first", [])
    if not kept:
        kept.append(with_subjects(with_faces(_listed(person)[: SHOWN + 1]), person))
    return kept[0]  # type: ignore[no-any-return]


def section(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    found = first_ones(person)
    now = clock.now()
    count = len(found) if len(found) <= SHOWN else _listed(person).count()
    return "deadlines/_today.html", {
        "deadlines": found[:SHOWN], "count": count, "more": count - len(found[:SHOWN]),
        "ticking": any(abs(one.due_at - now) < TICKING for one in found[:SHOWN]),
    }  # fmt: skip


def matters(person: Any) -> Iterator[Matter]:
    """What is late for longest; else the first that is due today."""
    if not (found := first_ones(person)):
        return
    first: Any = found[0]
    said = {"kind": first.of.label, "subject": first.about.name, "clock": first.face.said}
    url = reverse("deadline", args=[first.pk])
    if first.due_at <= clock.now():
        yield Matter(_("先办「%(subject)s」的%(kind)s，%(clock)s。") % said, 11, url)
    elif first.due_at < end_of_day():
        yield Matter(_("今天先办「%(subject)s」的%(kind)s，%(clock)s。") % said, 21, url)


TODAY.plug(Tab("deadlines", gettext_lazy("时限"), 15, section))
MATTERS.plug(matters)
