"""How we talk in a room: its clauses and what watches each; what waits for a look; what concerns the reader himself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.models import Message, Room
from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.rooms import title_of
from xiaodui.journal.keys import kind_of
from xiaodui.norms.listing import contested
from xiaodui.norms.models import Flag, Held, Hush, Objection, Pace, TakeDown
from xiaodui.norms.spoken import how_we_talk

SHOWN = 20


@require_safe
@login_required
def norms(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    person: Any = request.user
    keeps = runs(person, room)
    held = Held.objects.visible_to(person).filter(room=room, by=person.pk).select_related("by", "decider", "decided_by")
    hushes = Hush.objects.visible_to(person).filter(room=room).select_related("person", "by")
    downs = TakeDown.objects.visible_to(person).filter(message__room=room, message__author=person).select_related("by")
    to_look = Held.objects.visible_to(person).to_look(person).filter(room=room).select_related("by")
    flags = (
        Flag.objects.visible_to(person).to_judge(person).filter(message__room=room).select_related("message__author")
    )
    my_held, my_downs, my_hushes = (
        list(rows.order_by("-pk")[:SHOWN]) for rows in (held, downs, hushes.filter(person=person.pk))
    )
    contested([*my_held, *my_downs, *my_hushes], person)
    my_flags = Flag.objects.visible_to(person).filter(message__room=room, by=person).select_related("message__author")
    return render(request, "norms/norms.html", {
        "room": room, "title": title_of(room, person), "runs": keeps and not room.is_direct, "clauses": how_we_talk(person),
        "pace": Pace.objects.visible_to(person).filter(room=room).first(),
        "to_look": to_look[:SHOWN], "flags": flags[:SHOWN], "my_held": my_held, "my_downs": my_downs,
        "my_flags": my_flags.order_by("-pk")[:SHOWN], "my_hushes": my_hushes,
        "hushes": hushes.standing() if keeps else hushes.standing().filter(person=person.pk),
    })  # fmt: skip


def _to(room_id: int, person: Any) -> HttpResponse:
    """The room's own page, for who sits there; else the list of rooms."""
    sits = Room.objects.visible_to(person).filter(pk=room_id).exists()
    return HttpResponseRedirect(reverse("room-norms", args=[room_id]) if sits else reverse("chat"))


@require_safe
@login_required
def hush(request: HttpRequest, pk: int) -> HttpResponse:
    return _to(get_object_or_404(Hush.objects.visible_to(request.user), pk=pk).room_id, request.user)


@require_safe
@login_required
def held(request: HttpRequest, pk: int) -> HttpResponse:
    """Its words for who is asked to look, wherever he sits; else what waits for a look in that room."""
    rows = Held.objects.visible_to(request.user).select_related("by", "room")
    one = get_object_or_404(rows, pk=pk)
    if one.decider_id != request.user.pk:
        return _to(one.room_id, request.user)
    return render(request, "norms/held.html", {"one": one})


@require_safe
@login_required
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    """The words themselves for who is asked to decide, wherever he sits; else what waits for a look in that room."""
    rows = Flag.objects.visible_to(request.user).select_related("message__author")
    one = get_object_or_404(rows, pk=pk)
    if one.decider_id != request.user.pk:
        return _to(one.message.room_id, request.user)
    sits = Room.objects.visible_to(request.user).filter(pk=one.message.room_id).exists()
    return render(request, "norms/flag.html", {"one": one, "sits": sits})


@require_safe
@login_required
def takedown(request: HttpRequest, pk: int) -> HttpResponse:
    rows = TakeDown.objects.visible_to(request.user).select_related("message")
    return _to(get_object_or_404(rows, pk=pk).message.room_id, request.user)


@require_safe
@login_required
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Both sides: what was done and why, what the one concerned says, and the answer. A question's words for who sits there."""
    from xiaodui.norms.acts import answer
    from xiaodui.norms.acts.objecting import matter_of

    one = get_object_or_404(Objection.objects.visible_to(request.user).select_related("by", "decider"), pk=pk)
    matter, kind = matter_of(one.about), kind_of(one.about)
    row: Any = matter.row if matter else None
    waits = (
        Message.objects.visible_to(request.user).filter(pk=row.message_id).first() if row and kind == "wait" else None
    )
    return render(request, "norms/objection.html", {
        "one": one, "row": row, "kind": kind, "words": waits.gist if waits else "",
        "may_answer": answer.may(request.user, one) and not one.decided_at,
    })  # fmt: skip
