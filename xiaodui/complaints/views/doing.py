"""Verbs on a complaint, each at its own address, in dialogs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.complaints import acts
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.views.reaching import seen_complaint
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.customers.views.reaching import seen_customer

FINDERS = {"about": ("promise-people", "people.Person"), "to": ("promise-people", "people.Person")}


def topics(complaint: Complaint) -> list[str]:
    return ["complaint", f"complaint:{complaint.pk}", f"customer:{complaint.customer_id}"]


@require_http_methods(["GET", "POST"])
@login_required
def file(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    back = reverse("customer", args=[pk])
    dialog = Dialog(
        acts.file, _("记「%(name)s」的投诉") % {"name": customer.name}, reverse("complain-customer", args=[pk]), _("记下"),
        back=back, finders=FINDERS, text=_("记下以后有一位组长来答复，不会是被投诉的那位；被投诉的那位会知道，也能说自己这一边。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, back, topics(result), _("记下了，%(name)s 来答复。") % {"name": result.answerer.name})


def _do(request: HttpRequest, pk: int, name: str, title: Any, why: Any, said: Any, **initial: Any) -> HttpResponse:
    complaint = seen_complaint(request, pk)
    act, back = getattr(acts, name), reverse("complaint", args=[pk])
    action = reverse(f"{name.replace('_', '-')}-complaint", args=[pk])
    dialog = Dialog(act, title, action, act.label, back=back, text=why, finders=FINDERS)
    result = answered(request, dialog, complaint, **initial)
    return result if isinstance(result, HttpResponse) else closed(request, back, topics(complaint), said)


@require_http_methods(["GET", "POST"])
@login_required
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    before = seen_complaint(request, pk).reply
    return _do(
        request, pk, "reply", _("说我这一边"), _("当时是怎么回事，怎么处理的。答复的组长会看到。"), _("记下了。"), text=before
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, "answer", _("怎么答复？"), _("听过两边再定。答复以后不能改。"), _("答复了，两边都收到了。"))


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(
        request, pk, "hand_over", _("交给谁答复？"), _("时限不重新算，还剩多少就是多少。"), _("交出去了。"), to=""
    )  # fmt: skip
