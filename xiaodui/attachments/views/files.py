"""A file comes up, and is handed out. Each time it is asked whether its reader sits where it was sent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from xiaodui.attachments import acts, keeping, thumbs
from xiaodui.attachments.acts.bringing import may_bring
from xiaodui.attachments.models import Attachment
from xiaodui.chat.views.reaching import seen_room
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.web.handing import in_place, to_save


def seen_file(request: HttpRequest, pk: int) -> Any:
    """In sight and still on the disk; else 404."""
    file = get_object_or_404(Attachment.objects.visible_to(request.user).select_related("by", "room"), pk=pk)
    if not keeping.FILES.full(file.path).is_file():
        raise Http404
    return file


@require_POST
@login_required
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """One file. Right and name are looked at before a byte is kept, and a picture is drawn anew before anything is written."""
    room = seen_room(request, pk)
    try:
        made = _brought(request, room)
    except Refusal as no:
        said = {"code": no.code, "sentence": str(no.sentence)}
        return JsonResponse(said, status=403 if isinstance(no, Forbidden) else 422)
    small = reverse("attachment-small", args=[made.pk]) if made.is_drawn else ""
    size = str(filesizeformat(made.size))
    return JsonResponse({"id": made.pk, "key": made.key, "name": made.name, "size": size, "picture": small})


def _brought(request: HttpRequest, room: Any) -> Attachment:
    acts.attach.check_right(request.user, room)
    brought = request.FILES.get("file")
    if brought is None:
        raise Refusal("file.missing", _("先选一份文件。"))
    may_bring(room, request.user, brought.name or "")
    kept = keeping.store(brought)
    try:
        return acts.attach(room, by=request.user, name=(brought.name or "")[:400], content=kept)  # type: ignore[no-any-return]
    except BaseException:
        keeping.FILES.remove(kept.path)
        raise


@require_GET
@login_required
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    file = seen_file(request, pk)
    return to_save(keeping.FILES.full(file.path), file.name)


@require_GET
@login_required
def shown(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Pictures that we drew, sound and film. Anything else is saved, whatever asks."""
    file = seen_file(request, pk)
    if not (file.is_drawn or file.plays):
        return to_save(keeping.FILES.full(file.path), file.name)
    return in_place(request, keeping.FILES.full(file.path), file.media, file.digest)


@require_safe
@login_required
def smaller(request: HttpRequest, pk: int, side: int) -> HttpResponseBase:
    """A picture within `side` pixels."""
    file = seen_file(request, pk)
    if not file.is_drawn:
        raise Http404
    at, media = thumbs.thumb(file, side)
    return in_place(request, at, media, f"{file.digest}-{side}")
