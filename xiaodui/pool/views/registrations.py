"""报备: asking, and the leader's answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.press import press
from xiaodui.pool import acts
from xiaodui.pool.acts import registering
from xiaodui.pool.models import Pool, Registration
from xiaodui.pool.views.reaching import seen_registration

SHOWN = 100


def _back() -> str:
    return reverse("registrations")


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """What waits first, then what was answered, newest first."""
    person: Any = request.user
    rows = Registration.objects.visible_to(person).select_related("person__team", "customer", "decided_by")
    pending: list[Any] = list(rows.pending().order_by("asked_at", "pk")[:SHOWN])
    for row in pending:
        row.may_decide, row.is_own = registering.decides(person, row), row.person_id == person.pk
    done = rows.exclude(pk__in=rows.pending().values("pk")).order_by("-asked_at", "-pk")[:SHOWN]
    part = request.headers.get("HX-Target") == "registrations"
    return render(
        request, "pool/_registrations.html" if part else "pool/registrations.html",
        {
            "pending": pending, "done": done, "may_ask": acts.register.may(person),
            "pools": Pool.objects.visible_to(person).standing(),
        },
    )  # fmt: skip


def _answer(request: HttpRequest, dialog: Dialog, target: Any, said: str) -> HttpResponse:
    result = answered(request, dialog, target)
    return result if isinstance(result, HttpResponse) else closed(request, _back(), ["registration"], said)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(
        acts.register, _("报备一家公司"), reverse("new-registration"), _("报备"), back=_back(),
        text=_("还没有人在跟的公司，报给组长。同意以后归你，保护期从那时起算。"),
    )  # fmt: skip
    return _answer(request, dialog, None, _("报给组长了。"))


@require_http_methods(["GET", "POST"])
@login_required
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen_registration(request, pk)
    dialog = Dialog(
        acts.approve, _("同意 %(person)s 报备「%(name)s」？") % {"person": row.person.name, "name": row.name},
        reverse("approve-registration", args=[pk]), _("同意"), back=_back(), text=_("建好客户归他，保护期从现在起算。"),
    )  # fmt: skip
    return _answer(request, dialog, row, _("同意了，客户归他了。"))


@require_http_methods(["GET", "POST"])
@login_required
def turn_down(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen_registration(request, pk)
    dialog = Dialog(
        acts.turn_down, _("不同意报备「%(name)s」？") % {"name": row.name}, reverse("turn-down-registration", args=[pk]),
        _("不同意"), back=_back(), tone="btn-danger",
    )  # fmt: skip
    return _answer(request, dialog, row, _("告诉他了。"))


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.withdraw_registration, seen_registration(request, pk))
    return closed(request, _back(), ["registration"], _("撤回了。"))
