"""Who waits for whose answer: two lists, and chips beside the messages of a room for those concerned."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from xiaodui.chat.models import Message
from xiaodui.chat.views.reaching import seen_room
from xiaodui.core.web.press import press
from xiaodui.norms import acts
from xiaodui.norms.listing import contested_waits, late, lined, mine, others
from xiaodui.norms.models import Wait

LISTS = {"mine": _("等我"), "others": _("等别人"), "late": _("晚了的")}


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """`?who=` mine, others or late; the part `wait-list` alone for `HX-Target`."""
    who = request.GET.get("who", "")
    who = who if who in LISTS else "mine"
    rows = _rows(request.user, who)
    contested_waits(rows, request.user)
    part = request.headers.get("HX-Target") == "wait-list"
    answer = render(
        request, "norms/_waits.html" if part else "norms/waits.html", {"who": who, "rows": rows, "lists": LISTS.items()}
    )
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _rows(person: Any, who: str) -> list[Wait]:
    return late(person) if who == "late" else lined(mine(person) if who == "mine" else others(person), person)


def _seen(request: HttpRequest, pk: int) -> Wait:
    return get_object_or_404(Wait.objects.visible_to(request.user).select_related("message"), pk=pk)


@require_safe
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The message where it was said, for who sits there; else the list."""
    wait = _seen(request, pk)
    if Message.objects.visible_to(request.user).filter(pk=wait.message_id).exists():
        return HttpResponseRedirect(reverse("message", args=[wait.message_id]))
    return HttpResponseRedirect(reverse("waits"))


@require_POST
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    wait = _seen(request, pk)
    press(request, acts.settle, wait)
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse({"id": wait.pk})
    return HttpResponseRedirect(f"{reverse('waits')}?who=others")


@require_safe
@login_required
def in_room(request: HttpRequest, pk: int) -> HttpResponse:
    """{"chips": {message id: html}} of what waits in this room for him or because of him."""
    room, person = seen_room(request, pk), request.user
    concerned = Wait.objects.visible_to(person).open().filter(Q(person=person) | Q(asker=person), room=room)
    found: dict[int, Any] = {}
    rows = lined(concerned, person)
    contested_waits(rows, person)
    for one in rows:
        found.setdefault(one.message_id, []).append(one)
    chips = {
        pk: render_to_string("norms/_chip.html", {"waits": waits, "person": person}, request)
        for pk, waits in found.items()
    }
    return JsonResponse({"chips": chips})
