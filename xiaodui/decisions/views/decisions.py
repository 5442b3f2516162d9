"""Decisions and questions of a room, one decision, one dispute, and their verbs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat.models import Message, Seat
from xiaodui.chat.views.reaching import seen_message, seen_room
from xiaodui.chat.views.saying import answer_of
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.decisions import acts
from xiaodui.decisions.models import Decision, Dispute, Question
from xiaodui.journal.timeline import timeline, timeline_part
from xiaodui.people.models import Person

SHOWN = 50
OFFERED = 500


@require_safe
@login_required
def of_room(request: HttpRequest, pk: int) -> HttpResponse:
    """Beside the room: what holds, what waits for an answer."""
    room = seen_room(request, pk)
    decisions = Decision.objects.visible_to(request.user).filter(room=room).select_related("decided_by")
    questions = Question.objects.visible_to(request.user).open().filter(room=room, message__recalled_at=None)
    return render(request, "decisions/_room.html", {
        "room": room, "decisions": decisions.order_by("-recorded_at")[:SHOWN], "about": room.name,
        "questions": questions.select_related("message__author").order_by("asked_at")[:SHOWN],
    })  # fmt: skip


def _there(request: HttpRequest, room: Any, also: Any = None) -> list[tuple[int, str]]:
    """Those who sit in the room, for a list to choose from; `also` who said it, where he has left since."""
    seats = Seat.objects.visible_to(request.user).taken().filter(room=room).values("person_id")
    people = Person.objects.visible_to(request.user).active().filter(pk__in=seats).order_by("initials", "pk")
    found = [(one.pk, one.name) for one in people[:OFFERED]]
    return found if also is None or (also.pk, also.name) in found else [(also.pk, also.name), *found]


def _dialog(
    request: HttpRequest, act: Any, title: str, url: str, target: Any, back: str, there: list[Any], **initial: Any
) -> Any:
    dialog = Dialog(act, title, reverse(url, args=[target.pk]), _("记下"), back=back, offered={"person": there})
    return answered(request, dialog, target, **initial)


def _closed(request: HttpRequest, made: Decision) -> HttpResponse:
    topics = ["decision", f"decision:{made.pk}", f"room:{made.room_id}"]
    return closed(request, reverse("decision", args=[made.pk]), topics, _("记下了。"))


@require_http_methods(["GET", "POST"])
@login_required
def decide_here(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    made = _dialog(
        request,
        acts.decide_here,
        _("记决定"),
        "decide-in-room",
        room,
        reverse("room", args=[pk]),
        _there(request, room),
    )
    return made if isinstance(made, HttpResponse) else _closed(request, made)


@require_http_methods(["GET", "POST"])
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    message = seen_message(request, pk)
    back = reverse("message", args=[pk])
    initial = {
        "text": " ".join(message.text.split())[:300],
        **({"person": message.author_id} if message.author_id else {}),
    }
    there = _there(request, message.room, message.author)
    made = _dialog(request, acts.decide, _("记成决定"), "message-to-decision", message, back, there, **initial)
    return made if isinstance(made, HttpResponse) else _closed(request, made)


def _seen(request: HttpRequest, pk: int) -> Any:
    rows = Decision.objects.visible_to(request.user).select_related(
        "room", "decided_by", "recorded_by", "superseded_by"
    )
    return get_object_or_404(rows, pk=pk)


@require_safe
@login_required
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    one = _seen(request, pk)
    if request.headers.get("HX-Target") == "timeline" or "before" in request.GET:
        return timeline_part(request, one)
    before = Decision.objects.visible_to(request.user).filter(superseded_by=one).first()
    return render(request, "decisions/decision.html", {
        "one": one, "before": before, "timeline": timeline(request, one, known=[request.user]),
        "may": acts.supersede.may(request.user, one) and one.stands,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def supersede(request: HttpRequest, pk: int) -> HttpResponse:
    one = _seen(request, pk)
    back = reverse("decision", args=[pk])
    there = _there(request, one.room)
    made = _dialog(request, acts.supersede, _("改主意了"), "supersede-decision", one, back, there, text=one.text)
    return made if isinstance(made, HttpResponse) else _closed(request, made)


@require_POST
@login_required
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_message(request, pk)
    return answer_of(request, reverse("room", args=[found.room_id]), lambda: press(request, acts.mark, found).message)


def _question(request: HttpRequest, pk: int, act: Any) -> HttpResponse:
    rows = Question.objects.visible_to(request.user).select_related("message__room")
    found = get_object_or_404(rows, pk=pk)
    back = reverse("message", args=[found.message_id])
    return answer_of(request, back, lambda: press(request, act, found).message)


@require_POST
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    return _question(request, pk, acts.settle)


@require_POST
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    return _question(request, pk, acts.drop)


@require_POST
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _question(request, pk, acts.reopen)


@require_http_methods(["GET", "POST"])
@login_required
def open_dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Offered are those who sit in the room; others have no part in what was said there."""
    message = seen_message(request, pk)
    dialog = Dialog(
        acts.open_dispute, _("记下分歧"), reverse("message-to-dispute", args=[pk]), _("记下"), back=reverse("message", args=[pk]),
        text=_("先写清楚是什么事、有谁，双方和组长看得到。怎么谈、谁来定，你们商量。"),
        offered={"people": _there(request, message.room)},
    )  # fmt: skip
    made = answered(request, dialog, message, **({"people": [message.author_id]} if message.author_id else {}))
    if isinstance(made, HttpResponse):
        return made
    return closed(request, reverse("dispute", args=[made.pk]), ["dispute"], _("记下了，只有写到的几位和组长看得到。"))


@require_safe
@login_required
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Dispute.objects.visible_to(request.user).select_related("by"), pk=pk)
    said = (
        Message.objects.visible_to(request.user).filter(pk=one.message_id or 0).select_related("author", "room").first()
    )
    return render(request, "decisions/dispute.html", {
        "one": one, "parties": one.parties.select_related("team").order_by("pk"), "said": said,
        "timeline": timeline(request, one, known=[request.user]),
    })  # fmt: skip
