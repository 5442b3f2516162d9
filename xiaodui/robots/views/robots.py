"""The robots of the teams that one leads, and what can be done with them."""

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.refusal import Forbidden
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.people.models import Person
from xiaodui.robots import acts
from xiaodui.robots.fields import ALL
from xiaodui.robots.flavours import flavour_named
from xiaodui.robots.listing import rows_of, speed_of
from xiaodui.robots.models import FLAVOURS, Robot
from xiaodui.robots.sight import leads_all, leads_somewhere
from xiaodui.robots.sockets import announced
from xiaodui.robots.steps import steps_of


@require_safe
@login_required
def robots(request: HttpRequest) -> HttpResponse:
    """The page, or its list alone, which asks again while a test is under way."""
    if not leads_somewhere(request.user):
        raise Forbidden("no-right", _("机器人由带队的人来接，可以请你的组长接一个。"))
    part = request.headers.get("HX-Target") == "robots"
    context = {"rows": rows_of(request.user), "speed": speed_of(request.user), "flavours": FLAVOURS}
    answer = render(request, "robots/_list.html" if part else "robots/robots.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _flavour(request: HttpRequest) -> str:
    said = request.POST.get("flavour") or request.GET.get("flavour", "")
    return said if said in dict(FLAVOURS) else "wecom"


def _dialog(act: Any, title: Any, action: str, button: Any, flavour: str = "", **more: Any) -> Dialog:
    left_out = () if not flavour or flavour_named(flavour).signs else ("secret",)
    return Dialog(act, title, action, button, back=reverse("robots"), left_out=left_out, **more)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    flavour, by = _flavour(request), cast(Person, request.user)
    title = _("接%(product)s机器人") % {"product": dict(FLAVOURS)[flavour]}
    action = f"{reverse('new-robot')}?flavour={flavour}"
    dialog = _dialog(acts.create, title, action, _("接上"), flavour, text=steps_of(flavour))
    usual = [name for name, one in announced().items() if one.usual]
    begin = {"flavour": flavour, "kinds": usual, "rests": True, "language": by.speaks()}
    team = ALL if leads_all(by) else by.team_id
    result = answered(request, dialog, None, team=team, **begin)
    return result if isinstance(result, HttpResponse) else _done(request, _("接上了，试发一条看看。"))


def seen(request: HttpRequest, pk: int) -> Robot:
    return get_object_or_404(Robot.objects.visible_to(request.user).select_related("team"), pk=pk)


def _done(request: HttpRequest, text: Any, undo: str = "") -> HttpResponse:
    return closed(request, reverse("robots"), ["robot"], text, undo)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    robot = seen(request, pk)
    title, action = _("改「%(name)s」") % {"name": robot.name}, reverse("edit-robot", args=[pk])
    text = _("现在发到 %(address)s") % {"address": robot.shown_address}
    dialog = _dialog(acts.edit, title, action, _("保存"), robot.flavour, text=text)
    result = answered(request, dialog, robot)
    return result if isinstance(result, HttpResponse) else _done(request, _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    robot = seen(request, pk)
    dialog = _dialog(
        acts.remove, _("拆掉「%(name)s」？") % {"name": robot.name}, reverse("remove-robot", args=[pk]), _("拆掉"),
        text=_("地址马上忘掉，还没发的不再发。以后要用，得重新接。"), tone="btn-danger",
    )  # fmt: skip
    result = answered(request, dialog, robot)
    return result if isinstance(result, HttpResponse) else _done(request, _("拆掉了。"))


@require_POST
@login_required
def turn_on(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.turn_on, seen(request, pk))
    return _done(request, _("打开了，从现在起播报。"))


@require_POST
@login_required
def turn_off(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.turn_off, seen(request, pk))
    return _done(request, _("关掉了，还没发的不再发。"), undo=reverse("turn-on-robot", args=[pk]))


@require_POST
@login_required
def test(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.test, seen(request, pk))
    return _done(request, _("试发了，到群里看看。"))
