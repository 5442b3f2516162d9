"""Claiming from a page: this one, or the next; what is left is said with the answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.web.dialogs import told
from xiaodui.core.web.press import press
from xiaodui.customers.models import Customer
from xiaodui.pool import acts
from xiaodui.pool.claiming import room_of
from xiaodui.pool.models import Pool, Release
from xiaodui.pool.views.reaching import seen_place, seen_pool


@require_POST
@login_required
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    return _given(request, press(request, acts.claim, seen_place(request, pk)))


@require_POST
@login_required
def claim_next(request: HttpRequest, pk: int) -> HttpResponse:
    return _given(request, press(request, acts.claim_next, seen_pool(request, pk)))


@require_safe
@login_required
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Above the pool's list: the next one, what is left, what is coming. Asked again after each claim."""
    return render(request, "pool/_head.html", head_of(request.user, seen_pool(request, pk)))


def head_of(person: Any, pool: Pool) -> dict[str, Any]:
    """Three queries."""
    coming = Release.objects.visible_to(person).filter(pool=pool, withdrawn_at=None).unsettled()
    return {
        "here": pool, "room": room_of(person, pool), "may_claim": acts.claim_next.may(person, pool),
        "coming": coming.first(), "now": clock.now(), "may_announce": acts.announce.may(person, pool),
    }  # fmt: skip


def _given(request: HttpRequest, customer: Customer) -> HttpResponse:
    """Straight to the customer without scripts; else a toast, and the list and its head ask again."""
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("customer", args=[customer.pk]))
    left = room_of(request.user)
    said = _("领到了「%(name)s」。今天还能领 %(today)s 条，手上还能放 %(held)s 条。") % {
        "name": customer.name, "today": left.today, "held": left.held,
    }  # fmt: skip
    return told(HttpResponse(status=200), ["place", "allowance", "customer"], said)
