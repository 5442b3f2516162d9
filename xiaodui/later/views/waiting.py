"""Messages that go later."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.chat.views.reaching import seen_room
from xiaodui.core.spoken import moment as said
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.later import acts
from xiaodui.later.acts.inputs import SENDING
from xiaodui.later.models import Waiting
from xiaodui.later.views.reaching import asked
from xiaodui.people.calendars import calendar_of

PARTS = ("room__team", "author", "under")


def seen_waiting(request: HttpRequest, pk: int) -> Waiting:
    rows: Any = Waiting.objects.visible_to(request.user).select_related(*PARTS)
    found: Waiting = get_object_or_404(rows, pk=pk)
    return found


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    made = asked(
        request, acts.say_later, room, SENDING, title=_("晚些发"), action=reverse("say-later", args=[pk]), back=reverse("room", args=[pk]),
        writes=True,
    )  # fmt: skip
    if isinstance(made, HttpResponse):
        return made
    answer = closed(request, reverse("later"), ["waiting"], _("定好了，%(when)s 发。") % {"when": said(made.send_at)})
    if request.headers.get("HX-Request"):
        answer["HX-Trigger-After-Swap"] = "xd:kept-for-later"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_waiting(request, pk)
    wall = timezone.localtime(found.send_at, calendar_of(found.author).zone)
    dialog = Dialog(acts.edit, _("改一改"), reverse("edit-waiting", args=[pk]), _("保存"), back=reverse("later"))
    made = answered(request, dialog, found, day=wall.date(), hour=wall.strftime("%H:%M"))
    return made if isinstance(made, HttpResponse) else closed(request, reverse("later"), ["waiting"], _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def send_now(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_waiting(request, pk)
    dialog = Dialog(
        acts.send_now,
        _("现在就发？"),
        reverse("send-waiting", args=[pk]),
        _("现在发"),
        text=found.held,
        back=reverse("later"),
    )
    made = answered(request, dialog, found)
    return made if isinstance(made, HttpResponse) else closed(request, reverse("later"), ["waiting"], _("发出去了。"))


@require_POST
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.drop, seen_waiting(request, pk))
    return closed(request, reverse("later"), ["waiting"], _("取消了。"))
