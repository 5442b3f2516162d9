"""Where the company sets its tags and fields."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.dossiers import acts
from xiaodui.dossiers.models import Field, Tag, Tagged

TOPIC = ["dossier-setup"]


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Everybody reads it; who may set it up has the buttons. A tag's count is what the reader sees."""
    person: Any = request.user
    seen = Tagged.objects.visible_to(person).values("tag_id").annotate(n=Count("pk")).values_list("tag_id", "n")
    counts = dict(seen)
    tags: list[Any] = list(Tag.objects.visible_to(person).standing().order_by("group", "name"))
    for one in tags:
        one.carried = counts.get(one.pk, 0)
    fields = Field.objects.visible_to(person)
    context = {
        "tags": tags, "fields": list(fields.standing().in_order()), "may_tag": acts.create_tag.may(person),
        "retired": list(fields.exclude(retired_at=None).in_order()), "may_field": acts.create_field.may(person),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "dossier-setup"
    answer = render(request, "dossiers/_setup.html" if part else "dossiers/setup.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _asked(
    request: HttpRequest, act: Any, target: Any, title: Any, action: str, button: Any, **initial: Any
) -> HttpResponse:
    dialog = Dialog(act, title, action, button, back=reverse("dossier-setup"))
    result = answered(request, dialog, target, **initial)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, reverse("dossier-setup"), TOPIC, _("好了。"))


def _pressed(request: HttpRequest, act: Any, target: Any) -> HttpResponse:
    press(request, act, target)
    return closed(request, reverse("dossier-setup"), TOPIC, _("好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def new_tag(request: HttpRequest) -> HttpResponse:
    return _asked(request, acts.create_tag, None, _("新标签"), reverse("new-tag"), _("建标签"))


@require_POST
@login_required
def retire_tag(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.retire_tag, get_object_or_404(Tag.objects.visible_to(request.user), pk=pk))


@require_http_methods(["GET", "POST"])
@login_required
def new_field(request: HttpRequest) -> HttpResponse:
    return _asked(request, acts.create_field, None, _("新字段"), reverse("new-field"), _("加字段"))


def seen_field(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Field.objects.visible_to(request.user), pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def edit_field(request: HttpRequest, pk: int) -> HttpResponse:
    field = seen_field(request, pk)
    title, action = _("改字段「%(name)s」") % {"name": field.label}, reverse("edit-field", args=[pk])
    return _asked(request, acts.edit_field, field, title, action, _("保存"), choices="\n".join(field.choices))


@require_POST
@login_required
def retire_field(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.retire_field, seen_field(request, pk))


@require_POST
@login_required
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _pressed(request, acts.bring_back, seen_field(request, pk))
