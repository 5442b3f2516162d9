"""Segments: kept, counted live within the reader's sight, opened as a list."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.customers.lists import ALL
from xiaodui.customers.models import Customer
from xiaodui.dossiers import acts
from xiaodui.dossiers.filters import within
from xiaodui.dossiers.models import Segment

COUNTED = 10_000
"""Beyond this a segment says 10000+."""


@dataclass(frozen=True)
class Line:
    segment: Segment
    said: list[str]
    count: str
    url: str
    may: bool


def _line(one: Segment, person: Any) -> Line:
    bound = ALL.bind(dict(parse_qsl(one.query)), person)
    n = within(Customer.objects.visible_to(person), one.query, person).values("pk").order_by()[: COUNTED + 1].count()
    return Line(
        one, [chip.text for each in bound if (chip := each.chip)], f"{COUNTED}+" if n > COUNTED else str(n),
        f"{reverse('customers')}?segment={one.pk}", acts.edit_segment.may(person, one),
    )  # fmt: skip


@require_safe
@login_required
def segments(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    rows = Segment.objects.visible_to(person).standing().select_related("owner").order_by("name", "pk")
    context = {"lines": [_line(one, person) for one in rows]}
    part = request.headers.get("HX-Target") == "segments"
    answer = render(request, "dossiers/_segments.html" if part else "dossiers/segments.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _asked(request: HttpRequest, act: Any, target: Any, title: Any, action: str, **initial: Any) -> HttpResponse:
    dialog = Dialog(act, title, action, _("存下"), back=reverse("segments"))
    result = answered(request, dialog, target, **initial)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, reverse("segments"), ["segment"], _("存好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?query=` is the list's query string, as it is narrowed now."""
    query = request.GET.get("query", "")[:1000]
    return _asked(request, acts.keep_segment, None, _("把现在的筛选存成分群"), reverse("new-segment"), query=query)


def seen_segment(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Segment.objects.visible_to(request.user).standing(), pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    segment = seen_segment(request, pk)
    return _asked(request, acts.edit_segment, segment, _("改分群"), reverse("edit-segment", args=[pk]))


@require_POST
@login_required
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    segment = seen_segment(request, pk)
    press(request, acts.retire_segment, segment)
    return closed(request, reverse("segments"), ["segment"], _("停用了。"))
