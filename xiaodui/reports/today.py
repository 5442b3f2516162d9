"""What reports show on Today: mine that is due, and what waits for me of my people's."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from xiaodui.core import clock
from xiaodui.core.once import once
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.reports.clocks import SOON
from xiaodui.reports.models import Roll
from xiaodui.reports.slots import Slot, slots_of

SHOWN, ROLLS = 4, 2


def _mine(person: Any) -> list[Slot]:
    """What is asked of him and not handed in. One query a page."""
    found: list[Slot] = once(
        ("reports due", person.pk), lambda: [one for one in slots_of(person) if one.report and one.report.is_missing]
    )
    return found


def _people(person: Any) -> list[dict[str, Any]]:
    """By span, the newest rolls of his people with somebody missing or waiting. One query, none for who leads nobody."""
    if not person.reach.sees_teams or not person.may("lead"):
        return []
    return once(("reports of people", person.pk), lambda: _called(person))  # type: ignore[no-any-return]


def _called(person: Any) -> list[dict[str, Any]]:
    rolls = Roll.objects.visible_to(person).filter(leader=person).counted().order_by("-start", "-pk")[:ROLLS]
    found = []
    for roll in rolls:
        if roll.waiting or (roll.absent and roll.end >= clock.today()):
            query = {"kind": roll.kind, "day": roll.start.isoformat(), "show": "waiting" if roll.waiting else "missing"}
            found.append({"roll": roll, "url": f"{reverse('team-reports')}?{urlencode(query)}"})
    return found


def section(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    slots, people = _mine(person), _people(person)
    return "reports/_today.html", {"slots": slots[:SHOWN], "people": people, "count": len(slots) + len(people)}


def matters(person: Any) -> Iterator[Matter]:
    """A report that is due soon, and the oldest that wait for a word."""
    for one in _mine(person):
        due = one.report.due_at if one.report else None
        if due and clock.now() < due < clock.now() + SOON:
            yield Matter(_("写今天的汇报，%(at)s 前交。") % {"at": f"{timezone.localtime(due):%H:%M}"}, 23, one.url)
            break
    waiting = [one for one in _people(person) if one["roll"].waiting]
    if waiting:
        n = waiting[-1]["roll"].waiting
        said = ngettext("还有 %(n)s 份汇报等你点评。", "还有 %(n)s 份汇报等你点评。", n)
        yield Matter(said % {"n": n}, 24, waiting[-1]["url"])


TODAY.plug(Tab("reports", gettext_lazy("汇报"), 13, section))
MATTERS.plug(matters)
