"""Verbs of a message and of a room, each at its own address. Scripts are answered in JSON, a bare browser with the room."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.chat import acts
from xiaodui.chat.models import Room
from xiaodui.chat.sockets import MESSAGE_TOOLS
from xiaodui.chat.tools import offered
from xiaodui.chat.views.reaching import seen_message, seen_room
from xiaodui.chat.views.rooms import SIGNS
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press


def _shown(made: Any) -> dict[str, Any]:
    return {"id": made.pk, "seq": made.seq, "tick": made.tick}


def answer_of(
    request: HttpRequest, there: str, do: Callable[[], Any], shown: Callable[[Any], dict[str, Any]] = _shown
) -> HttpResponse:
    """What `do` did, as JSON for a script; a refusal is a sentence beside what was typed."""
    if "json" not in request.headers.get("Accept", ""):
        do()
        return HttpResponseRedirect(there)
    try:
        made = do()
    except Refusal as no:
        sentence = " ".join(str(said) for lines in getattr(no, "errors", {}).values() for said in lines) or str(
            no.sentence
        )
        return JsonResponse({"code": no.code, "sentence": sentence}, status=403 if isinstance(no, Forbidden) else 422)
    return JsonResponse(shown(made))


@require_POST
@login_required
def say(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    return answer_of(request, reverse("room", args=[pk]), lambda: press(request, acts.say, room))


def _pressed(request: HttpRequest, pk: int, act: Any) -> HttpResponse:
    found = seen_message(request, pk)
    return answer_of(request, reverse("room", args=[found.room_id]), lambda: press(request, act, found))


@require_POST
@login_required
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.recall)


@require_POST
@login_required
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """`given=1` takes it back."""
    return _pressed(request, pk, acts.react)


@require_POST
@login_required
def unreact(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.unreact)


@require_POST
@login_required
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.pin)


@require_POST
@login_required
def unpin(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, pk, acts.unpin)


@require_http_methods(["GET", "POST"])
@login_required
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_message(request, pk)
    back = reverse("room", args=[found.room_id])
    dialog = Dialog(acts.reword, _("改一改"), reverse("reword-message", args=[pk]), _("保存"), back=back)
    result = answered(request, dialog, found)
    return result if isinstance(result, HttpResponse) else closed(request, back, [])


@require_safe
@login_required
def menu(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reader may do with this message, asked for when he opens it."""
    found = seen_message(request, pk)
    may = {name: getattr(acts, name).may(request.user, found) for name in ("reword", "recall", "pin")}
    tools = offered(MESSAGE_TOOLS, request.user, found) if found.stands else []
    return render(request, "chat/_menu.html", {"message": found, "may": may, "signs": SIGNS, "tools": tools})


def _dialog(request: HttpRequest, act: Any, title: str, url: str, button: str, target: Any = None, **more: Any) -> Any:
    args = [target.pk] if target else []
    return answered(request, Dialog(act, title, reverse(url, args=args), button, back=reverse("chat"), **more), target)


FINDERS = {"person": ("task-people", "people.Person")}


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    made = _dialog(request, acts.open_room, _("建一个群"), "new-room", _("建群"))
    return made if isinstance(made, HttpResponse) else _into(request, made)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    made = _dialog(request, acts.edit, _("改群资料"), "edit-room", _("保存"), room)
    return made if isinstance(made, HttpResponse) else _into(request, made)


def _into(request: HttpRequest, room: Room) -> HttpResponse:
    there = reverse("room", args=[room.pk])
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": there})
    return HttpResponseRedirect(there)
