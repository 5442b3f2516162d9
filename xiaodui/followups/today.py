"""What plans show on Today: whom to contact, what is late first."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.followups.models import Plan
from xiaodui.followups.showing import Step, stepped
from xiaodui.tasks.today import tomorrow

SHOWN = 8


def due(person: Any) -> Any:
    rows = Plan.objects.visible_to(person).open().of(person).due_before(tomorrow()).by_due()
    return rows.select_related("customer__owner__team", "person__team", "contact")


def _first(person: Any) -> list[Step]:
    """The most pressing ones, asked once a request: the section lists them, the page's first sentence names one."""
    kept = person.__dict__.setdefault("_plans_due", [])
    if not kept:
        kept.append(stepped(due(person)[: SHOWN + 1], person))
    return kept[0]  # type: ignore[no-any-return]


def to_follow(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """Late ones first. Two queries; a count where they are many."""
    found = _first(person)
    more = due(person).count() - SHOWN if len(found) > SHOWN else 0
    return "followups/_today.html", {"steps": found[:SHOWN], "more": more, "count": len(found[:SHOWN]) + more}


def matters(person: Any) -> Iterator[Matter]:
    """The one that is late for longest, else the first of today."""
    found = _first(person)
    if not found or not found[0].name:
        return
    first = found[0]
    told = {"customer": first.name, "text": first.text, "late": first.said}
    url = reverse("customer", args=[first.plan.customer_id])
    if first.state == "late":
        yield Matter(_("先联系「%(customer)s」：%(text)s，%(late)s。") % told, 11, url)
    else:
        yield Matter(_("今天要联系「%(customer)s」：%(text)s。") % told, 21, url)


TODAY.plug(Tab("followups", gettext_lazy("今天要跟"), 11, to_follow))
MATTERS.plug(matters)
