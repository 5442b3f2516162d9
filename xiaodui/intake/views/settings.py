"""The forms, what came through each, and what lies in quarantine; for who may bring records in."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden
from xiaodui.core.web.dialogs import Dialog, answered, closed, told
from xiaodui.core.web.press import press
from xiaodui.intake import acts
from xiaodui.intake.fields import snippet_of
from xiaodui.intake.models import IntakeForm, Submission
from xiaodui.intake.models.form import brings_in
from xiaodui.intake.words import why_said

DAYS = 14
SHOWN = 50
TOPICS = ["intakeform", "submission"]


def _check(request: HttpRequest) -> Any:
    if not brings_in(request.user):
        raise Forbidden("no-right", _("进线表单由能导入数据的人管，可以请你的经理来做。"))
    return request.user


@require_safe
@login_required
def intake(request: HttpRequest) -> HttpResponse:
    """The list and the quarantine; the part `intake-list` or `held-list` alone for `HX-Target`."""
    person = _check(request)
    context: dict[str, Any] = {}
    target = request.headers.get("HX-Target", "")
    if target != "held-list":
        context["rows"] = _rows(person)
    if target != "intake-list":
        context["held"], context["held_count"] = _held(person)
    part = {"intake-list": "intake/_list.html", "held-list": "intake/_held.html"}.get(target, "intake/settings.html")
    answer = render(request, part, context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _rows(person: Any) -> list[IntakeForm]:
    """Forms in use first, each with its last fourteen days. Two queries more."""
    forms = list(IntakeForm.objects.visible_to(person).select_related("pool", "person").order_by("retired_on", "-pk"))
    forms.sort(key=lambda form: (not form.is_open, -form.pk))
    days = [clock.today() - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    since = clock.noon(days[0]) - timedelta(hours=12)
    came = Submission.objects.visible_to(person).filter(came_at__gte=since)
    counted: Counter[Any] = Counter()
    zone = timezone.get_default_timezone()
    for form_id, state, day, n in (
        came.annotate(day=TruncDate("came_at", tzinfo=zone)).values_list("form", "state", "day").annotate(n=Count("pk"))
    ):
        counted[form_id, "spam" if state in {"held", "discarded"} else "good", day] += n
    last = dict(Submission.objects.visible_to(person).values_list("form").annotate(at=Max("came_at")))
    form: Any
    for form in forms:
        good = [counted[form.pk, "good", day] for day in days]
        form.days = [{"day": day, "n": n, "share": n / (max(good) or 1)} for day, n in zip(days, good, strict=True)]
        form.good, form.spam = sum(good), sum(counted[form.pk, "spam", day] for day in days)
        form.last_at = last.get(form.pk)
    return forms


def _held(person: Any) -> tuple[list[Submission], int]:
    rows = Submission.objects.visible_to(person).held()
    held = list(rows.select_related("form").order_by("-came_at", "-pk")[: SHOWN + 1])
    row: Any
    for row in held:
        row.signs = [why_said(one) for one in row.why]
    return held[:SHOWN], rows.count() if len(held) > SHOWN else len(held)


def _seen(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(
        IntakeForm.objects.visible_to(request.user).select_related("pool", "person", "made_by"), pk=pk
    )


def _address(request: HttpRequest, form: IntakeForm) -> str:
    return request.build_absolute_uri(reverse("public-form", args=[form.token]))


@require_safe
@login_required
def form_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Its address, what to paste into another site, and where it sends what comes."""
    form = _seen(request, pk)
    address = _address(request, form)
    context = {"form": form, "address": address, "snippet": snippet_of(form, address)}
    part = request.headers.get("HX-Target") == "intake-form"
    answer = render(request, "intake/_form.html" if part else "intake/form.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    known = {
        "heading": _("告诉我们你想了解什么"), "thanks": _("收到了，一个工作日内给你回电。"), "source": _("官网"),
        "asks": ["contact", "phone", "about"], "musts": ["phone"],
    }  # fmt: skip
    dialog = Dialog(acts.create_form, _("新进线表单"), reverse("new-intake-form"), _("建表单"), back=reverse("intake"))
    result = answered(request, dialog, None, **known)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, reverse("intake-form", args=[result.pk]), TOPICS, _("建好了，把地址放到网站上。"))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    form = _seen(request, pk)
    there = reverse("intake-form", args=[pk])
    dialog = Dialog(
        acts.edit_form,
        _("改「%(name)s」") % {"name": form.name},
        reverse("edit-intake-form", args=[pk]),
        _("保存"),
        back=there,
    )
    result = answered(request, dialog, form, origins="\n".join(form.origins))
    return (
        result
        if isinstance(result, HttpResponse)
        else closed(request, there, [*TOPICS, f"intakeform:{pk}"], _("改好了。"))
    )


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    form = _seen(request, pk)
    there = reverse("intake-form", args=[pk])
    dialog = Dialog(
        acts.retire_form, _("停用「%(name)s」？") % {"name": form.name}, reverse("retire-intake-form", args=[pk]), _("停用"),
        text=_("地址还在，打开会说已经停了。来过的线索都留着。"), tone="btn-danger", back=there,
    )  # fmt: skip
    result = answered(request, dialog, form)
    return (
        result
        if isinstance(result, HttpResponse)
        else closed(request, there, [*TOPICS, f"intakeform:{pk}"], _("停了。"))
    )


def _settle(request: HttpRequest, pk: int, act: Any, said: Any) -> HttpResponse:
    row = get_object_or_404(
        Submission.objects.visible_to(request.user).select_related("form__pool", "form__person"), pk=pk
    )
    press(request, act, row)
    if not request.headers.get("HX-Request"):
        return closed(request, reverse("intake"), TOPICS)
    return told(HttpResponse(status=200), TOPICS, said)


@require_POST
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, acts.release, _("放行了。"))


@require_POST
@login_required
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, acts.discard, _("丢掉了。"))
