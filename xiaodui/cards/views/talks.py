"""The talk about a record, on the record's own page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from xiaodui.cards import acts
from xiaodui.cards.acts.opening import sees, talked
from xiaodui.chat.models import Room, Seat
from xiaodui.chat.views.rooms import shown


def _seen(request: HttpRequest, kind: str, pk: int) -> str:
    about = f"{kind}:{pk}"
    if talked(about) is None or not sees(request.user, about):
        raise Http404
    return about


@require_safe
@login_required
def talk(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Its last messages where he sits in its room; else a button that opens it, or lets him in."""
    return _part(request, _seen(request, kind, pk), kind, pk)


@require_POST
@login_required
def open_talk(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    about = _seen(request, kind, pk)
    acts.open_about(by=request.user, about=about)
    return _part(request, about, kind, pk)


def _part(request: HttpRequest, about: str, kind: str, pk: int) -> HttpResponse:
    context: dict[str, Any] = {"kind": kind, "pk": pk, "room": None}
    room = Room.objects.visible_to(request.user).filter(about=about).select_related("team").first()
    if room is not None:
        room.mine = Seat.objects.visible_to(request.user).taken().get(room=room, person_id=request.user.pk)  # type: ignore[misc]
        context |= shown(room, request.user)
    return render(request, "cards/_talk.html", context)
