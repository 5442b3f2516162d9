"""Writing in a form: the dialog, filled with what was typed already, and what comes of it."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.chat.models import Room
from xiaodui.chat.views.reaching import seen_room
from xiaodui.core.acts import Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.posts import acts
from xiaodui.posts.forms import form_of, has_forms
from xiaodui.posts.looks import guessed
from xiaodui.posts.models import Post
from xiaodui.posts.rules import parted
from xiaodui.posts.types import TYPES

ALWAYS = ["title", "body"]


def _draw(
    request: HttpRequest,
    room: Room,
    data: Mapping[str, Any],
    errors: Any = None,
    status: int = 200,
    asks_anyway: bool = False,
) -> HttpResponse:
    """The dialog as a part, or as a page for a browser without scripts; the fields are those that the type asks here."""
    chosen = form_of(room)
    taken = chosen.taken
    kind = TYPES.get(str(data.get("type", "")), taken[0])
    kind = kind if kind in taken else taken[0]
    form = Form(acts.post, request.user, room, data=data, errors=errors)
    fields = {one.name: one for one in form.fields}
    musts, shown = chosen.musts_of(kind), [fields["title"]]
    for asked in kind.asks:
        field = fields[asked.key]
        field.label, field.required = asked.label, asked.key in musts
        if asked.choices:
            field.widget, field.choices = "select", list(asked.choices)
        shown.append(field)
    fields["body"].help = kind.hint
    shown += [fields["body"], *([fields["anyway"]] if asks_anyway or data.get("anyway") else [])]
    enclosed = data.getlist("enclosed") if hasattr(data, "getlist") else data.get("enclosed", [])
    part = bool(request.headers.get("HX-Request"))
    context = {
        "room": room, "form": form, "fields": shown, "kind": kind, "types": taken, "part": part, "client": data.get("client", ""),
        "enclosed": enclosed, "wants_file": "file" in musts and not any(key.startswith("file:") for key in enclosed),
        "urgent": bool(data.get("urgent")), "file_errors": (errors or {}).get("enclosed", []) + (errors or {}).get("type", []),
    }  # fmt: skip
    answer = render(request, "posts/_write.html" if part else "posts/write.html", context, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def shape(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, filled with `text` as it was typed (type guessed, first line as title), or with what was filled in before
    the type was changed. Writes nothing; POST because a text may be long."""
    room = seen_room(request, pk)
    acts.post.check_right(request.user, room)
    data: Any = request.POST.copy() if request.method == "POST" else request.GET.copy()
    if text := data.get("text", ""):
        data["type"] = data.get("type") or guessed(form_of(room), text).key
        data["title"], data["body"] = parted(text)
    if not data.get("client"):
        data["client"] = secrets.token_hex(12)
    return _draw(request, room, data)


@require_http_methods(["GET", "POST"])
@login_required
def post(request: HttpRequest, pk: int) -> HttpResponse:
    room = seen_room(request, pk)
    if request.method != "POST" or not has_forms(room):
        return shape(request, pk)
    try:
        press(request, acts.post, room)
    except Forbidden:
        raise
    except Invalid as no:
        return _draw(request, room, request.POST, no.errors, 422)
    except Refusal as no:
        if no.kept:
            return _shaped(request, room, no.sentence)
        return _draw(
            request, room, request.POST, {"": [no.sentence]}, 422, no.code in {"message.tone", "message.quiet"}
        )
    return _shaped(request, room)


def _shaped(request: HttpRequest, room: Room, said: Any = "") -> HttpResponse:
    """It is on its way or kept: out of the dialog, and out of the box where it was typed."""
    answer = closed(request, reverse("room", args=[room.pk]), [], said)
    if "HX-Trigger" in answer:
        answer["HX-Trigger"] = json.dumps({**json.loads(answer["HX-Trigger"]), "xd:shaped": {"room": room.pk}})
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def set_format(request: HttpRequest, pk: int) -> HttpResponse:
    room, form = seen_room(request, pk), form_of(seen_room(request, pk))
    musts = form.musts if form.pk else [f"{kind.key}.{key}" for kind in TYPES.values() for key in kind.musts]
    dialog = Dialog(
        acts.set_format, _("群里的格式"), reverse("room-format", args=[pk]), _("保存"), back=reverse("room", args=[pk]),
        text=_("从现在起说的按它来；以前的不动。"),
    )  # fmt: skip
    result = answered(request, dialog, room, strict=form.strict, types=form.types, musts=musts)
    if isinstance(result, HttpResponse):
        return result
    said = _("定好了：这个群只收写好格式的。") if result.strict else _("定好了：按格式写的有卡片，随手说也行。")
    return closed(request, reverse("room", args=[pk]), [], said)


@require_safe
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens its message where it stands."""
    found = get_object_or_404(Post.objects.visible_to(request.user), pk=pk)
    return HttpResponseRedirect(reverse("message", args=[found.message_id]))
