"""Where complaints show in other rooms."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.complaints.acts import file
from xiaodui.complaints.acts.answering import hand_over_all
from xiaodui.complaints.acts.following import merged, unmerged
from xiaodui.complaints.models import Complaint
from xiaodui.core.sockets import MATTERS, MENU, Matter, MenuEntry, Tab
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, Child
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.people.sockets import OWNED, Owned

SHOWN = 5


def complaint_url(pk: int) -> str:
    return reverse("complaint", args=[pk])


def _names(rows: Any) -> dict[int, str]:
    return {pk: say("「%(name)s」的投诉") % {"name": name} for pk, name in rows.order_by().values_list("pk", "name")}


def _all_names(ids: Iterable[int]) -> dict[int, str]:
    return _names(Complaint.objects.filter(pk__in=list(ids)))


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    return _names(Complaint.objects.visible_to(person).filter(pk__in=list(ids)))


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def about_customer(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """On the customer's page: those that he may read, the open ones first, and the way to file one."""
    rows = Complaint.objects.visible_to(request.user).filter(customer=customer).select_related("about", "answerer")
    found = list(rows.order_by("-answered_at", "-filed_at")[:SHOWN])
    found.sort(key=lambda one: not one.is_open)
    return "complaints/_aside.html", {
        "complaints": found, "customer": customer, "may_file": file.may(request.user, customer)
    }  # fmt: skip


def matters(person: Any) -> Iterator[Matter]:
    """The oldest one that waits for his answer; asked only of those who lead."""
    if not person.may("lead"):
        return
    first = Complaint.objects.visible_to(person).to_answer(person).order_by("filed_at").first()
    if first is not None:
        yield Matter(_("先答复「%(name)s」的投诉。") % {"name": first.name}, 13, complaint_url(first.pk))


def _sells_or_leads(person: Any) -> bool:
    return bool(person.may("sell") or person.may("lead"))


MENU.plug(
    MenuEntry("complaints", _("投诉"), "message-report", "complaints", 37, may=_sells_or_leads, under="customers")
)
MATTERS.plug(matters)
KINDS.plug(Kind("complaint", _("投诉"), _all_names, complaint_url, "message-report", _seen, _opened))
CHILDREN.plug(Child("complaints", None, merged, unmerged))
CUSTOMER_ASIDE.plug(Tab("complaints", _("投诉"), 60, about_customer))
OWNED.plug(
    Owned(_("要答复的投诉"), lambda person: Complaint.objects.to_answer(person).count(), hand_over_all, order=70)
)
EXECUTES.plug(
    Execution(
        "contact.complaint", "记下一件投诉，就有一位组长要答复，不会是被投诉的那位；到期前提醒，过了告诉他的上级。",
        "With each complaint one leader owes an answer, never the one concerned; reminded ahead, and his own leader is told past it.",
        "记下的那一刻起算", "From the moment it is filed",
    )
)  # fmt: skip
