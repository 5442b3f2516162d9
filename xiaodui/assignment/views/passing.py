"""The hand-over between phases: written, then confirmed, declined or withdrawn."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.assignment import acts
from xiaodui.assignment.clocks import waiting_for
from xiaodui.assignment.models import Passing
from xiaodui.assignment.phases import SHARES
from xiaodui.assignment.views.giving import FINDERS
from xiaodui.core.web.dialogs import Dialog, answered, closed, go, told
from xiaodui.core.web.press import press
from xiaodui.customers.models import Customer
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.deals.models import Deal

VERBS = ("confirm", "decline", "withdraw")


def topics(passing: Passing) -> list[str]:
    deal = ["deal", f"deal:{passing.deal_id}"] if passing.deal_id else []
    return ["customer", f"customer:{passing.customer_id}", f"passing:{passing.pk}", *deal]


@require_http_methods(["GET", "POST"])
@login_required
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    customer, there = seen_customer(request, pk), reverse("customer", args=[pk])
    dialog = Dialog(
        acts.pass_on, _("把「%(name)s」交给下一棒") % {"name": customer.name}, reverse("pass-on-customer", args=[pk]), _("交出去"),
        back=there, finders=FINDERS, text=_("写清楚再交。对方回「接到」之前，还是你负责。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    return (
        result
        if isinstance(result, HttpResponse)
        else closed(request, there, topics(result), _("交出去了，等对方回「接到」。"))
    )


def seen_passing(request: HttpRequest, pk: int) -> Any:
    rows = Passing.objects.visible_to(request.user).select_related(
        "customer__owner__team", "giver__team", "to__team", "deal__stage", "deal__owner", "deal__product"
    )
    return get_object_or_404(rows, pk=pk)


@require_safe
@login_required
def passing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Both sides read it; the taker sees what he needs to decide before he sees the customer."""
    passing = seen_passing(request, pk)
    opens = Customer.objects.visible_to(request.user).filter(pk=passing.customer_id).exists()
    seen = passing.deal_id and Deal.objects.visible_to(request.user).filter(pk=passing.deal_id).exists()
    context = {
        "passing": passing, "clock": waiting_for(passing), "opens": opens, "opens_deal": seen, "share": SHARES[passing.phase],
        "may": {name: passing.ended_at is None and getattr(acts, name).may(request.user, passing) for name in VERBS},
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "passing"
    answer = render(request, "assignment/_passing.html" if part else "assignment/passing.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_POST
@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.confirm, pk, _("接到了，这家现在归你。"))


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.withdraw, pk, _("收回来了。"))


def _pressed(request: HttpRequest, act: Any, pk: int, done: str) -> HttpResponse:
    passing = press(request, act, seen_passing(request, pk))
    if not request.headers.get("HX-Request"):
        return go(request, reverse("passing", args=[pk]))
    return told(HttpResponse(status=200), topics(passing), done)


@require_http_methods(["GET", "POST"])
@login_required
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    passing, there = seen_passing(request, pk), reverse("passing", args=[pk])
    title = _("接不了「%(name)s」？") % {"name": passing.customer.name}
    dialog = Dialog(acts.decline, title, reverse("decline-passing", args=[pk]), _("告诉对方"), back=there)
    result = answered(request, dialog, passing)
    return result if isinstance(result, HttpResponse) else closed(request, there, topics(result), _("告诉对方了。"))
