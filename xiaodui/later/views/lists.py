"""One's own lists: what waits, reminders, what is kept, drafts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from xiaodui.chat.models import Room
from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.saying import answer_of
from xiaodui.core.web.press import press
from xiaodui.later import acts
from xiaodui.later.models import Draft, Reminder, Saved, Waiting
from xiaodui.later.models.marks import readable

MOST = 200
SHOWN = ("waiting", "reminders", "saved", "done", "drafts")


def _rows(request: HttpRequest, show: str) -> list[Any]:
    by = request.user
    saved = Saved.objects.visible_to(by).filter(readable(by)).select_related("message__author", "message__room")
    found: dict[str, Any] = {
        "waiting": lambda: Waiting.objects.visible_to(by).open().select_related("room").order_by("send_at", "pk"),
        "reminders": lambda: Reminder.objects.visible_to(by).filter(readable(by)).filter(told_at=None).order_by("due_at")
        .select_related("message__author", "message__room"),
        "saved": lambda: saved.filter(done_at=None).order_by("-saved_at"),
        "done": lambda: saved.exclude(done_at=None).order_by("-done_at"),
        "drafts": lambda: Draft.objects.visible_to(by).exclude(text="").filter(room__in=Room.objects.visible_to(by))
        .select_related("room").order_by("-typed_at"),
    }  # fmt: skip
    return list(found[show]()[:MOST])


@require_safe
@login_required
def later(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "waiting")
    show = show if show in SHOWN else "waiting"
    context = {"show": show, "rows": _rows(request, show)}
    part = request.headers.get("HX-Target") == "later-list"
    return render(request, "later/_list.html" if part else "later/later.html", context)


@require_safe
@login_required
def drafts(request: HttpRequest) -> JsonResponse:
    """For the boxes of his page and the marks in his list of rooms; emptied ones too, which outlast older text elsewhere."""
    rows = Draft.objects.visible_to(request.user).filter(room__in=Room.objects.visible_to(request.user))
    return JsonResponse({"drafts": [
        {"room": one.room_id, "root": one.root, "text": one.text, "typed_at": int(one.typed_at.timestamp() * 1000)}
        for one in rows.order_by("-typed_at")[:MOST]
    ]})  # fmt: skip


@require_POST
@login_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    return answer_of(
        request,
        "",
        lambda: press(request, acts.draft, room),
        lambda made: {"typed_at": int(made.typed_at.timestamp() * 1000)},
    )
