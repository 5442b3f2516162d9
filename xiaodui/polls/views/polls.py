"""Asking, voting and who chose what."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.saying import answer_of
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.polls import acts
from xiaodui.polls.acts.voting import chosen_by, chosen_in
from xiaodui.polls.drawing import drawn
from xiaodui.polls.models import Poll, Vote

MOST_ASKED = 60


def seen_poll(request: HttpRequest, pk: int) -> Poll:
    rows: Any = Poll.objects.visible_to(request.user).select_related("room__team", "message")
    found: Poll = get_object_or_404(rows, pk=pk)
    return found


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """`?under=` asks it under a message."""
    room, there = seen_room(request, pk), reverse("room", args=[pk])
    dialog = Dialog(acts.ask, _("发起投票"), reverse("new-poll", args=[pk]), _("发到群里"), back=there)
    under = request.GET.get("under", "")
    result = answered(request, dialog, room, **({"under": under} if under.isdecimal() and len(under) < 19 else {}))
    return result if isinstance(result, HttpResponse) else closed(request, there, [room.key])


@require_safe
@login_required
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Who chose what, beside the page; by itself a page on which one votes without scripts."""
    found = seen_poll(request, pk)
    names: dict[int, list[Any]] = {}
    for vote in Vote.objects.visible_to(request.user).filter(poll=found).select_related("person").order_by("at", "pk"):
        names.setdefault(vote.option, []).append(vote.person)
    lines = [(line, names.get(line.place, [])) for line in drawn([pk])[pk].lines]
    part = bool(request.headers.get("HX-Request"))
    return render(request, "polls/_voters.html" if part else "polls/poll.html", {
        "poll": found, "lines": lines, "mine": chosen_by(found, request.user), "may_close": acts.close.may(request.user, found),
    })  # fmt: skip


@require_safe
@login_required
def mine(request: HttpRequest) -> JsonResponse:
    """`?ids=3,5`: what the reader chose in these polls, for his page alone."""
    ids = [int(one) for one in request.GET.get("ids", "").split(",") if one.isdecimal() and len(one) < 19][:MOST_ASKED]
    return JsonResponse({"mine": chosen_in(Poll.objects.visible_to(request.user).filter(pk__in=ids), request.user)})


def _pressed(request: HttpRequest, pk: int, act: Any) -> HttpResponse:
    found = seen_poll(request, pk)
    return answer_of(
        request, reverse("poll", args=[pk]), lambda: press(request, act, found),
        lambda made: {"mine": chosen_by(made, request.user)},
    )  # fmt: skip


@require_POST
@login_required
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.vote)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.withdraw)


@require_POST
@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_poll(request, pk)
    press(request, acts.close, found)
    there = reverse("room", args=[found.room_id])
    return (
        closed(request, there, [found.room.key], _("投票结束了。"))
        if request.headers.get("HX-Request")
        else HttpResponseRedirect(there)
    )
