"""What stands behind each figure of a room's climate."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.models import Room
from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.rooms import title_of
from xiaodui.climate.reading import behind, kept_back_seen, silent_ones, slowest, weeks_of
from xiaodui.governance import rules as rulebook


def may_name(person: Any, room: Room) -> bool:
    """Who is silent is told to who runs the room, where the clause says so."""
    return runs(person, room) and bool(rulebook.value("chat.climate_names", for_=person).value)


def _messages(name: str) -> Callable[[Room, Any], dict[str, Any]]:
    return lambda room, person: {"rows": behind(room, name, person)}


def _silent(room: Room, person: Any) -> dict[str, Any]:
    names = may_name(person, room)
    return {
        "weeks": weeks_of(room), "names": silent_ones(room) if names else [], "may_name": names, "runs": runs(person, room),
    }  # fmt: skip


def _median(room: Room, person: Any) -> dict[str, Any]:
    return {"weeks": weeks_of(room), "rows": slowest(room, person)}


def _held(room: Room, person: Any) -> dict[str, Any]:
    keeps = runs(person, room)
    return {"weeks": weeks_of(room), "runs": keeps, "rows": kept_back_seen(room, person) if keeps else []}


BEHIND = {
    "silent": (_("没说过话的"), "climate/behind_silent.html", _silent),
    "answered": (_("有人答的"), "climate/behind.html", _messages("answered")),
    "median": (_("多久有第一句答复"), "climate/behind_median.html", _median),
    "unanswered": (_("还没人答的"), "climate/behind.html", _messages("unanswered")),
    "thanks": (_("谢意"), "climate/behind.html", _messages("thanks")),
    "held": (_("拦下、报不合适和撤下的"), "climate/behind_held.html", _held),
}
"""Label, page and what it shows, by the figure's name in the address."""


@require_safe
@login_required
def figure(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The records that a figure counts, each opening where it stands; else a sentence why they aren't listed."""
    room = seen_room(request, pk)
    if name not in BEHIND:
        raise Http404
    label, page, shown = BEHIND[name]
    title = title_of(room, request.user)
    return render(request, page, {"room": room, "title": title, "label": label, **shown(room, request.user)})
