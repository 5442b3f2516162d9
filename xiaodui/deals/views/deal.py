"""A deal's own page, and opening a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.web.dialogs import go
from xiaodui.customers.models import Contact
from xiaodui.deals import acts
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.showing import DEAL_SIDE
from xiaodui.deals.views.dialogs import Dialog, answered
from xiaodui.deals.views.reaching import seen_deal
from xiaodui.journal.timeline import timeline, timeline_part

VERBS = ("move", "win", "lose", "edit", "hand_over", "reopen", "note")


def _allowed(person: Any, deal: Deal) -> dict[str, bool]:
    """Which buttons stand there: by right, and by whether the deal is open."""
    may = {name: getattr(acts, name).may(person, deal) for name in VERBS}
    closed = deal.closed_on is not None
    for name in ("move", "win", "lose", "hand_over"):
        may[name] &= not closed
    may["reopen"] &= closed
    return may


def _steps(deal: Deal) -> list[dict[str, Any]]:
    stages = list(Stage.objects.in_use())
    order = (deal.stage.order, deal.stage_id)
    return [
        {
            "stage": stage,
            "here": stage.pk == deal.stage_id,
            "done": bool(deal.won_on) or (stage.order, stage.pk) < order,
        }
        for stage in stages
    ]


@require_safe
@login_required
def deal_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target: deal-head` or `deal-side` ask for these parts alone."""
    deal = seen_deal(request, pk)
    part = {"deal-head": "deals/_head.html", "deal-side": "deals/_side.html"}.get(request.headers.get("HX-Target", ""))
    context: dict[str, Any] = {"deal": deal, "may": _allowed(request.user, deal), "today": clock.today()}
    if part != "deals/_side.html":
        context["steps"] = _steps(deal)
    if part != "deals/_head.html" and deal.customer_id:
        people = Contact.objects.visible_to(request.user).filter(customer_id=deal.customer_id)
        context["contacts"] = people.order_by("-decides", "name")[:6]
    if part != "deals/_head.html":
        context["sides"] = [side.part(request, deal) for side in DEAL_SIDE]
    if part is None:
        there = reverse("deal-timeline", args=[pk])
        context["timeline"] = timeline(request, deal, url=there, known=[request.user, deal.owner])
    answer = render(request, part or "deals/deal.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def deal_timeline(request: HttpRequest, pk: int) -> HttpResponse:
    return timeline_part(request, seen_deal(request, pk))


@require_http_methods(["GET", "POST"])
@login_required
def new_deal(request: HttpRequest) -> HttpResponse:
    """`?customer=` and `?stage=` are filled in; what was asked in a dialog is answered with the deal's page."""
    dialog = Dialog(acts.create, _("新商机"), reverse("new-deal"), _("开商机"), back=reverse("deals"))
    known = {name: request.GET[name] for name in ("customer", "stage") if request.GET.get(name, "").isdecimal()}
    result = answered(request, dialog, None, **known)
    if isinstance(result, HttpResponse):
        return result
    return go(request, reverse("deal", args=[result.pk]))
