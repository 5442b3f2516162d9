"""The files of a room beside it, and one picture opened over it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.attachments.models import Attachment
from xiaodui.attachments.views.files import seen_file
from xiaodui.chat.views.reaching import seen_room
from xiaodui.chat.views.rooms import title_of

PAGE = 30
GROUPS = {
    "pictures": (_("图片"), ["picture"]), "papers": (_("文档和表格"), ["pdf", "document", "sheet", "slides", "text"]),
    "media": (_("录音和视频"), ["audio", "video"]), "others": (_("其他"), ["archive", "other"]),
}  # fmt: skip


@require_safe
@login_required
def room_files(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest first; `?group=` and `?q=` narrow, `?before=` goes on after the file with that id."""
    room = seen_room(request, pk)
    group, q, before = request.GET.get("group", ""), request.GET.get("q", "").strip()[:60], _id(request, "before")
    rows = Attachment.objects.visible_to(request.user).sent().filter(room=room).select_related("by", "message")
    if group in GROUPS:
        rows = rows.filter(kind__in=GROUPS[group][1])
    if q:
        rows = rows.filter(name__icontains=q)
    if before and (last := rows.filter(pk=before).first()):
        rows = rows.filter(_after(last))
    files = list(rows.order_by("-message_id", "-pk")[: PAGE + 1])
    context = {
        "room": room, "title": title_of(room, request.user), "files": files[:PAGE], "group": group, "q": q,
        "groups": [(key, label) for key, (label, _kinds) in GROUPS.items()],
        "more": _more(room.pk, group, q, files[PAGE - 1].pk) if len(files) > PAGE else "",
    }  # fmt: skip
    return render(request, "attachments/_rows.html" if before else "attachments/_panel.html", context)


def _more(room: int, group: str, q: str, before: int) -> str:
    return f"{reverse('room-files', args=[room])}?{urlencode({'group': group, 'q': q, 'before': str(before)})}"


def _id(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0


def _after(file: Any) -> Q:
    """Sent earlier than this one."""
    return Q(message_id__lt=file.message_id) | Q(message_id=file.message_id, pk__lt=file.pk)


def _before(file: Any) -> Q:
    return Q(message_id__gt=file.message_id) | Q(message_id=file.message_id, pk__gt=file.pk)


@require_safe
@login_required
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """One picture over the page, with those sent before and after it in the same room."""
    file = seen_file(request, pk)
    if not file.is_drawn:
        raise Http404
    others = Attachment.objects.visible_to(request.user).filter(room=file.room, message__isnull=False, width__gt=0)
    sent = file.message_id is not None
    return render(request, "attachments/_look.html", {
        "file": file,
        "back": others.filter(_after(file)).order_by("-message_id", "-pk").first() if sent else None,
        "on": others.filter(_before(file)).order_by("message_id", "pk").first() if sent else None,
    })  # fmt: skip
