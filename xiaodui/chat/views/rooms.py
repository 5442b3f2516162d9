"""The room: what was said in it, who sits there, and all one's rooms beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xiaodui.chat import acts
from xiaodui.chat.acts.rights import runs
from xiaodui.chat.beside import findable, rooms_beside
from xiaodui.chat.dating import day_of, first_on
from xiaodui.chat.listing import drawn, dressed, fetched, lines_of
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.chat.reading import mark_read
from xiaodui.chat.sockets import BESIDE_TOOLS, COMPOSE_TOOLS, ROOM_TOOLS
from xiaodui.chat.tools import offered
from xiaodui.chat.views.reaching import seen_message, seen_room
from xiaodui.core import clock

PAGE = 50
"""Messages at a time."""
CATCH_UP = 200
"""Changes that an open page takes in one by one; after more it draws itself anew."""


@require_safe
@login_required
def chat(request: HttpRequest) -> HttpResponse:
    """All rooms; on a wide screen beside the one where something was said last."""
    context = _beside(request.user)
    if request.headers.get("HX-Target") == "rooms":
        return render(request, "chat/_rooms.html", {**context, "here": request.GET.get("here", "")})
    return render(request, "chat/chat.html", context)


def _beside(person: Any) -> dict[str, Any]:
    """His rooms, and what looks for something across them."""
    return {"groups": rooms_beside(person), "beside": offered(BESIDE_TOOLS, person, None)}


@require_safe
@login_required
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """`?before=` older ones as a part; `?around=` opens at a message; `?on=2026-05-03` at the first of a day."""
    found = seen_room(request, pk)
    if "on" in request.GET and "around" not in request.GET:
        return HttpResponseRedirect(_at_day(request, found))
    if "before" in request.GET:
        return render(request, "chat/_older.html", older(found, request.user, _number(request, "before")))
    context = {**shown(found, request.user, _number(request, "around")), **_beside(request.user)}
    return render(request, "chat/room.html", {**context, **_missed(day_of(request.GET.get("on", "")), context)})


def _at_day(request: HttpRequest, room: Room) -> str:
    """The room at the first message of the day that was asked for; where it can't be read, the room as it is."""
    here, day = reverse("room", args=[room.pk]), day_of(request.GET.get("on", ""))
    first = first_on(room, request.user, day) if day else None
    return f"{here}?on={day}&around={first.seq}#m-{first.pk}" if first else here


def _missed(day: date | None, context: dict[str, Any]) -> dict[str, Any]:
    """Whether nobody spoke on the day that was asked for, and the page shows the nearest instead: after it, or the last."""
    said = next((line.message.said_at for line in context["lines"] if line.message.seq == context["around"]), None)
    there = clock.day_of(said) if said else None
    return {"on": day, "missed": (("after" if there > day else "before") if day and there and there != day else "")}


def shown(room: Room, person: Any, around: int = 0) -> dict[str, Any]:
    """The last messages, or those round one; where he had read to; what is pinned."""
    assert room.mine is not None, "fetched with the room"
    spoken = Message.objects.visible_to(person).filter(room=room).spoken()
    if around:
        rows = [*fetched(spoken.filter(seq__lte=around).order_by("-seq")[: PAGE // 2])[::-1],
                *fetched(spoken.filter(seq__gt=around).order_by("seq")[: PAGE // 2])]  # fmt: skip
    else:
        rows = fetched(spoken.order_by("-seq")[:PAGE])[::-1]
    tools = offered(ROOM_TOOLS, person, room)
    pinned = fetched(spoken.standing().exclude(pinned_at=None).order_by("-pinned_at")[:5])
    return {
        "room": room, "lines": lines_of(rows), "read_to": room.mine.read_seq, "pinned": pinned, "around": around,
        "first": rows[0].seq if rows else 0, "earlier": len(rows) >= PAGE // 2 and rows[0].seq > 1 if rows else False,
        "later": bool(around and rows and spoken.filter(seq__gt=rows[-1].seq).exists()),
        "seats": Seat.objects.visible_to(person).present().filter(room=room).count(), "runs": runs(person, room),
        "title": title_of(room, person), "signs": SIGNS,
        "tools": tools, "far": [one for one in tools if not one.tool.near], "compose_tools": list(COMPOSE_TOOLS),
    }  # fmt: skip


SIGNS = ["👍", "🎉", "❤️", "💪", "🙏", "😂", "👀", "✅"]
"""Offered first; any other picture may be typed."""


def title_of(room: Room, person: Any) -> str:
    """A room of two is called after the other one."""
    if not room.is_direct:
        return room.name
    other = Seat.objects.visible_to(person).filter(room=room).exclude(person=person).select_related("person").first()
    return other.person.name if other else str(person.name)


def older(room: Room, person: Any, before: int) -> dict[str, Any]:
    rows = fetched(
        Message.objects.visible_to(person).filter(room=room, seq__lt=before).spoken().order_by("-seq")[:PAGE]
    )[::-1]
    return {"room": room, "lines": lines_of(rows), "first": rows[0].seq if rows else 0, "earlier": len(rows) == PAGE}


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0


@require_safe
@login_required
def since(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed after `?tick=`, as the wire would have handed it out; `whole` false when there is more after `to`:
    too much for a page to take in one by one."""
    found, tick = seen_room(request, pk), _number(request, "tick")
    rows = fetched(
        Message.objects.visible_to(request.user).filter(room=found, tick__gt=tick).order_by("tick")[: CATCH_UP + 1]
    )
    few, dress, whole = rows[:CATCH_UP], dressed(rows[:CATCH_UP]), len(rows) <= CATCH_UP
    html = [drawn(one, dress[one.pk]) for one in sorted(few, key=lambda one: one.seq)]
    return JsonResponse(
        {"topic": found.key, "from": tick, "to": found.last_tick if whole else few[-1].tick, "whole": whole, "html": html},
        headers={"Content-Language": get_language() or ""},
    )  # fmt: skip


@require_POST
@login_required
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """How far he has read; a mark and no fact."""
    said = request.POST.get("seq", "")
    if said.isascii() and said.isdecimal() and len(said) < 19:
        mark_read(seen_room(request, pk), request.user, int(said))
    return HttpResponse(status=204)


@require_safe
@login_required
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens its room where it stands."""
    found = seen_message(request, pk)
    at = found.root_id or found.pk
    seq = found.seq if not found.root_id else Message.objects.visible_to(request.user).get(pk=found.root_id).seq
    thread = f"&thread={found.root_id}" if found.root_id else ""
    return HttpResponseRedirect(f"{reverse('room', args=[found.room_id])}?around={seq}{thread}#m-{at}")


@require_safe
@login_required
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """A message and what was answered under it, as a part."""
    found = seen_message(request, pk)
    root = found if not found.root_id else seen_message(request, found.root_id)
    answers = fetched(Message.objects.visible_to(request.user).filter(root=root).order_by("-seq")[:CATCH_UP])[::-1]
    lines = lines_of([root, *answers])
    lines[1:2] = [replace(one, follows=False) for one in lines[1:2]]  # the first answer opens anew below the rule
    context = {
        "room": root.room,
        "root": lines[0],
        "lines": lines[1:],
        "signs": SIGNS,
        "compose_tools": list(COMPOSE_TOOLS),
    }
    return render(request, "chat/_thread.html", context)


@require_safe
@login_required
def finding(request: HttpRequest) -> HttpResponse:
    """Rooms that he could come into."""
    found = {"rooms": findable(request.user), "may_open": acts.open_room.may(request.user)}
    return render(request, "chat/finding.html", found)
