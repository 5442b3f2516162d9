"""Giving a customer to somebody, and why it is whose it is."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.assignment import acts, said
from xiaodui.assignment.models import Assignment, Unassigned
from xiaodui.core.web.dialogs import Dialog, answered, closed, go, told
from xiaodui.core.web.press import press
from xiaodui.customers.models import Customer
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.pool.models import Pool

FINDERS = {"to": ("customer-owners", "people.Person")}
SHOWN = 20


def topics(customer_id: int) -> list[str]:
    return ["customer", f"customer:{customer_id}", "assignment"]


@require_http_methods(["GET", "POST"])
@login_required
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    customer, there = seen_customer(request, pk), reverse("customer", args=[pk])
    title = _("把「%(name)s」分给谁？") % {"name": customer.name}
    dialog = Dialog(acts.assign, title, reverse("assign-customer", args=[pk]), _("分给他"), back=there, finders=FINDERS)
    result = answered(request, dialog, customer)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, there, topics(pk), _("分给 %(name)s 了。") % {"name": result.person.name})


@require_POST
@login_required
def assign_by_rules(request: HttpRequest, pk: int) -> HttpResponse:
    given = press(request, acts.assign_by_rules, seen_customer(request, pk))
    if not request.headers.get("HX-Request"):
        return go(request, reverse("customer", args=[pk]))
    return told(HttpResponse(status=200), topics(pk), _said(given))


def _said(given: Any) -> str:
    if isinstance(given, Assignment):
        return _("分给 %(name)s 了。") % {"name": given.person.name}
    if isinstance(given, Unassigned):
        return _("还没分出去：%(why)s。") % {"why": said.WAITS[given.why]}
    return _("没有规则管这一家，它在公海里。")


def seen_waiting(request: HttpRequest, pk: int) -> Any:
    rows = Unassigned.objects.visible_to(request.user).select_related("customer", "rule", "team")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def assign_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    waiting, there = seen_waiting(request, pk), reverse("unassigned")
    title = _("把「%(name)s」分给谁？") % {"name": waiting.customer.name}
    action = reverse("assign-unassigned", args=[pk])
    dialog = Dialog(acts.assign_waiting, title, action, _("分给他"), back=there, finders=FINDERS)
    result = answered(request, dialog, waiting)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, there, topics(waiting.customer_id), _("分给 %(name)s 了。") % {"name": result.person.name})


@require_POST
@login_required
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    waiting = seen_waiting(request, pk)
    given = press(request, acts.retry_waiting, waiting)
    if not request.headers.get("HX-Request"):
        return go(request, reverse("unassigned"))
    return told(HttpResponse(status=200), topics(waiting.customer_id), _said(given))


@require_POST
@login_required
def give_out_pool(request: HttpRequest, pk: int) -> HttpResponse:
    pool = get_object_or_404(Pool.objects.visible_to(request.user), pk=pk)
    press(request, acts.give_out_pool, pool)
    if not request.headers.get("HX-Request"):
        return go(request, reverse("assignment"))
    said = _("「%(pool)s」里的正在按规则分，分好了各人会收到。") % {"pool": pool.name}
    return told(HttpResponse(status=200), ["assignment"], said)


@require_safe
@login_required
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """How it came to its owner, newest first: rule, candidates, and why each did or didn't get it."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user).select_related("owner"), pk=pk)
    rows = Assignment.objects.visible_to(request.user).filter(customer=customer).newest()
    given = [
        (one, said.lines(one.stands, request.user)) for one in rows.select_related("person", "by", "rule__rule")[:SHOWN]
    ]
    context = {"customer": customer, "given": [(one, said.sentence(one, lines), lines) for one, lines in given]}
    part = request.headers.get("HX-Target") == "panel"
    return render(
        request, "assignment/_why.html" if part else "assignment/why.html", {**context, "about": customer.name}
    )
