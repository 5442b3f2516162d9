"""Verbs of keeping a room, each at its own address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.chat import acts as chat
from xiaodui.chat.models import Seat
from xiaodui.chat.views.reaching import seen_message, seen_room
from xiaodui.core.acts import Act
from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.core.web.press import press
from xiaodui.norms import acts
from xiaodui.norms.models import Flag, Held, Hush, Objection, Pace


def _asked(request: HttpRequest, dialog: Dialog, target: Any, said: Any, **initial: Any) -> HttpResponse:
    result = answered(request, dialog, target, **initial)
    if isinstance(result, HttpResponse):
        return result
    return go(request, dialog.back) if said is None else closed(request, dialog.back, ["norms"], said)


def _norms(pk: int) -> str:
    return reverse("room-norms", args=[pk])


@require_http_methods(["GET", "POST"])
@login_required
def set_pace(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    pace = Pace.objects.visible_to(request.user).filter(room=room).first() or Pace()
    dialog = Dialog(acts.set_pace, _("群的节奏"), reverse("room-pace", args=[pk]), _("保存"), back=_norms(pk))
    return _asked(request, dialog, room, None, slow=pace.slow, weekly=pace.weekly)


@require_http_methods(["GET", "POST"])
@login_required
def make_lounge(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    dialog = Dialog(chat.make_lounge, _("闲聊群"), reverse("room-lounge", args=[pk]), _("保存"), back=_norms(pk))
    return _asked(request, dialog, room, None)


@require_http_methods(["GET", "POST"])
@login_required
def hush(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    seats = Seat.objects.visible_to(request.user).taken().filter(room=room).exclude(person=request.user.pk)
    people = [
        (one.person_id, one.person.name) for one in seats.select_related("person").order_by("person__initials")[:500]
    ]
    dialog = Dialog(
        acts.hush, _("请谁先别说话"), reverse("hush-in-room", args=[pk]), _("请他先别说话"), back=_norms(pk), tone="btn-danger",
        text=_("他还能看。他马上会知道为什么、到什么时候，也可以提异议。"), offered={"person": people},
    )  # fmt: skip
    return _asked(request, dialog, room, None)


@require_POST
@login_required
def unhush(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Hush.objects.visible_to(request.user).select_related("room__team"), pk=pk)
    press(request, acts.unhush, found)
    return go(request, _norms(found.room_id))


def _held(request: HttpRequest, pk: int) -> Held:
    rows = Held.objects.visible_to(request.user).select_related("room__team", "by__team")
    return get_object_or_404(rows, pk=pk)


@require_POST
@login_required
def let_through(request: HttpRequest, pk: int) -> HttpResponse:
    found = _held(request, pk)
    press(request, acts.let_through, found)
    return go(request, reverse("held", args=[pk]))


@require_http_methods(["GET", "POST"])
@login_required
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = _held(request, pk)
    dialog = Dialog(
        acts.give_back, _("退回给他"), reverse("return-held", args=[pk]), _("退回"), back=reverse("held", args=[pk])
    )
    return _asked(request, dialog, found, None)


@require_http_methods(["GET", "POST"])
@login_required
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_message(request, pk)
    dialog = Dialog(
        acts.flag, _("这条哪里不合适？"), reverse("flag-message", args=[pk]), _("告诉管群的人"),
        back=reverse("room", args=[found.room_id]), text=_("只有管群的人知道，写的人不知道是谁说的。"),
    )  # fmt: skip
    return _asked(request, dialog, found, _("告诉管群的人了。"))


@require_http_methods(["GET", "POST"])
@login_required
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_message(request, pk)
    dialog = _why_down(acts.take_down, reverse("take-down-message", args=[pk]), reverse("room", args=[found.room_id]))
    return _asked(request, dialog, found, _("撤下了，写的人收到了原因。"))


@require_http_methods(["GET", "POST"])
@login_required
def take_down_flagged(request: HttpRequest, pk: int) -> HttpResponse:
    dialog = _why_down(acts.take_down_flagged, reverse("take-down-flagged", args=[pk]), reverse("flag", args=[pk]))
    return _asked(request, dialog, _flag(request, pk), None)


def _why_down(act: Act, action: str, back: str) -> Dialog:
    text = _("写的人马上收到原因，可以提异议；异议成立会放回来。")
    return Dialog(act, _("撤下这一条？"), action, _("撤下"), text=text, tone="btn-danger", back=back)


def _flag(request: HttpRequest, pk: int) -> Flag:
    rows = Flag.objects.visible_to(request.user).select_related("message__room__team", "message__author")
    return get_object_or_404(rows, pk=pk)


@require_POST
@login_required
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.dismiss, _flag(request, pk))
    return go(request, reverse("flag", args=[pk]))


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.withdraw, _flag(request, pk))
    return go(request, reverse("flag", args=[pk]))


@require_http_methods(["GET", "POST"])
@login_required
def object_to(request: HttpRequest) -> HttpResponse:
    """`?about=` what it is about."""
    about = request.GET.get("about", "")
    title, text = _("我有异议"), _("写清哪里不对。由没参与这件事的上一级答复，提异议不会让事情变重。")
    if about.startswith("wait:"):
        title, text = _("这一条不该由我答"), _("写清为什么。由没参与的上一级答复；成立的话，不算你晚，也不算你没回。")
    dialog = Dialog(acts.object_to, title, reverse("object"), _("提异议"), back=reverse("chat"), text=text)
    result = answered(request, dialog, None, about=about)
    if isinstance(result, HttpResponse):
        return result
    return go(request, reverse("objection", args=[result.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Objection.objects.visible_to(request.user).select_related("by"), pk=pk)
    dialog = Dialog(
        acts.answer, _("怎么答复？"), reverse("answer-objection", args=[pk]), _("答复"), back=reverse("objection", args=[pk]),
        text=_("听过两边再定。成立的，原来做的马上撤销。"),
    )  # fmt: skip
    return _asked(request, dialog, found, None, answer="", outcome="")
