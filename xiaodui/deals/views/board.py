"""The board and its parts: a lane, the next cards of a lane."""

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from xiaodui.core.web.lists.keyset import unpack
from xiaodui.deals.acts import create
from xiaodui.deals.board import CARDS, Board, Lane
from xiaodui.deals.totals import WON


@require_safe
@login_required
def board(request: HttpRequest) -> HttpResponse:
    shown = Board(request)
    part = request.headers.get("HX-Target") == "board"
    context = {"board": shown, "narrowing": shown.narrowing, "part": part, "may_open": create.may(request.user)}
    answer = render(request, "deals/_board.html" if part else "deals/board.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _lane(request: HttpRequest, key: str) -> tuple[Board, Lane]:
    shown = Board(request, reverse("deals"))
    lane = shown.lane(key)
    if lane is None:
        raise Http404
    return shown, lane


@require_safe
@login_required
def column(request: HttpRequest, key: str) -> HttpResponse:
    """A lane as it is now. With `?seen=` its tag, nothing (204) while nothing in it has changed: one sum answers most
    pokes."""
    shown, lane = _lane(request, key)
    if request.GET.get("seen") == lane.total.tag != "":
        return HttpResponse(status=204)
    loaded = [int(n) for n in request.GET.getlist("n") if n.isdecimal() and len(n) < 5]
    context = {"board": shown, "lane": shown.filled(lane, max(loaded, default=CARDS)), "alone": True}
    return render(request, "deals/_lane.html", context)


@require_safe
@login_required
def more(request: HttpRequest, key: str) -> HttpResponse:
    """The cards after `?after=`, with the link to those that follow them."""
    shown, lane = _lane(request, key)
    before = int(n) if (n := request.GET.get("before", "")).isdecimal() and len(n) < 7 else 0
    try:
        said, pk = json.loads(unpack(request.GET.get("after", "")))
        since = parse_date(said) if key == WON else parse_datetime(said)
    except (ValueError, TypeError):
        raise Http404 from None
    if since is None or not isinstance(pk, int):
        raise Http404
    shown.filled(lane, after=(since, pk))
    lane.before = before
    return render(request, "deals/_cards.html", {"board": shown, "lane": lane})
