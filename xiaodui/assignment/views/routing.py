"""Which stage of a deal goes to whom: read by everybody, set by who leads both sides."""

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.assignment import acts
from xiaodui.assignment.models import Passing, StageRoute
from xiaodui.assignment.tabs import tabs
from xiaodui.core.web.dialogs import Dialog, answered, closed, go, told
from xiaodui.core.web.press import press
from xiaodui.deals.views.reaching import seen_deal

TOPIC = "stageroute"


@require_safe
@login_required
def route_list(request: HttpRequest) -> HttpResponse:
    routes = list(StageRoute.objects.visible_to(request.user).standing())
    open_ = Passing.objects.visible_to(request.user).open().exclude(route=None)
    waiting = Counter(open_.values_list("route_id", flat=True))
    context: dict[str, Any] = {
        "routes": [(one, acts.end_route.may(request.user, one), waiting[one.pk]) for one in routes],
        "may_add": acts.create_route.may(request.user), "tabs": tabs(request.user),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "stage-routes"
    answer = render(request, "assignment/_routes.html" if part else "assignment/routes.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    here = reverse("stage-routes")
    dialog = Dialog(
        acts.create_route, _("哪一阶段交给哪一组？"), reverse("new-stage-route"), _("加上"), back=here,
        text=_("加上以后是关着的，看一眼再打开。只管打开以后到这一阶段的商机。"),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else closed(request, here, [TOPIC], _("加上了，还没打开。"))


def _pressed(request: HttpRequest, act: Any, pk: int, done: str) -> HttpResponse:
    route = get_object_or_404(
        StageRoute.objects.visible_to(request.user).select_related("giver", "taker", "stage"), pk=pk
    )
    press(request, act, route)
    if not request.headers.get("HX-Request"):
        return go(request, reverse("stage-routes"))
    return told(HttpResponse(status=200), [TOPIC], done)


@require_POST
@login_required
def switch_on(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.switch_on, pk, _("打开了。"))


@require_POST
@login_required
def switch_off(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.switch_off, pk, _("关掉了。"))


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.end_route, pk, _("去掉了。"))


@require_POST
@login_required
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    deal = seen_deal(request, pk)
    passing = press(request, acts.pass_on_deal, deal)
    if not request.headers.get("HX-Request"):
        return go(request, reverse("deal", args=[pk]))
    said = _("交给 %(name)s 了，等对方回「接到」。") % {"name": passing.to.name}
    return told(HttpResponse(status=200), ["deal", f"deal:{pk}"], said)
