"""Timed releases: what is coming, the page on which one asks, and how each lot was drawn."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.acts import Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.core.web.press import press
from xiaodui.pool import acts
from xiaodui.pool.models import Lot, Place, Pool, Release
from xiaodui.pool.released import DRAWN, lines_of, message_of, state_of
from xiaodui.pool.seen import seen
from xiaodui.pool.views.reaching import seen_pool

SHOWN, OFFERED = 30, 60


def seen_release(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Release.objects.visible_to(request.user).select_related("pool", "announced_by"), pk=pk)


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """Those to come first, then the past ones; of all pools in which one sits."""
    rows = Release.objects.visible_to(request.user).select_related("pool", "announced_by").order_by("-opens_at", "-pk")
    now, found = clock.now(), list(rows[:SHOWN])
    context = {
        "rows": [{"one": one, "state": state_of(one, now)} for one in found],
        "pools": Pool.objects.visible_to(request.user).standing(),
    }  # fmt: skip
    return render(request, "pool/releases.html", context)


@require_safe
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, seen_release(request, pk))


def _shown(request: HttpRequest, one: Release) -> HttpResponse:
    """The page, or for htmx its part: before, while and after it was drawn the same."""
    now = clock.now()
    lines = lines_of(one, request.user)
    context = {
        "one": one, "state": state_of(one, now), "lines": lines, "may_withdraw": acts.withdraw.may(request.user, one),
        "may_ask": acts.ask.may(request.user, None), "now_ms": int(now.timestamp() * 1000),
        "opens_ms": int(one.opens_at.timestamp() * 1000), "is_drawn": any(line.state == DRAWN for line in lines),
    }  # fmt: skip
    part = request.headers.get("HX-Request")
    return render(request, "pool/_release.html" if part else "pool/release.html", context)


@require_POST
@login_required
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    lot = get_object_or_404(Lot.objects.visible_to(request.user).select_related("release__pool", "customer"), pk=pk)
    press(request, acts.ask, lot)
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("release", args=[lot.release_id]))
    return _shown(request, seen_release(request, lot.release_id))


@require_safe
@login_required
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """How this lot was drawn: who asked, in which order, and the bytes to compute it again."""
    one = get_object_or_404(Lot.objects.visible_to(request.user).select_related("release__pool", "customer"), pk=pk)
    [line] = [line for line in lines_of(one.release, request.user) if line.pk == pk]
    context = {"one": one, "line": line, "message": message_of(one) if one.detail else ""}
    return render(request, "pool/_lot.html" if request.headers.get("HX-Request") else "pool/lot.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Places are ticked; what was typed and ticked stays when something is refused."""
    pool, no = seen_pool(request, pk), None
    acts.announce.check_right(request.user, pool)
    if request.method == "POST":
        try:
            made = press(request, acts.announce, pool)
        except Forbidden:
            raise
        except Refusal as refusal:
            no = refusal
        else:
            return go(request, reverse("release", args=[made.pk]))
    form = Form(
        acts.announce, request.user, pool, initial={"policy": "random"}, data=request.POST if no else None,
        errors=no.errors if isinstance(no, Invalid) else None,
    )  # fmt: skip
    free = Place.objects.visible_to(request.user).filter(pool=pool, release=None).shown(clock.now()).newest()
    context = {
        "pool": pool, "fields": [one for one in form.fields if one.name != "places"], "refusal": no,
        "places": [seen(place) for place in free.select_related("customer", "last_owner")[:OFFERED]],
        "ticked": set(request.POST.getlist("places")),
    }  # fmt: skip
    return render(request, "pool/announce.html", context, status=422 if no else 200)


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_release(request, pk)
    dialog = Dialog(
        acts.withdraw, _("撤掉这次开抢？"), reverse("withdraw-release", args=[pk]), _("撤掉"), tone="btn-danger",
        text=_("这些客户马上回到公海，先领先得。"), back=reverse("release", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else go(request, reverse("release", args=[pk]))
