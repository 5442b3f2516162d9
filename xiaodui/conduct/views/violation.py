"""The list of violations, one of them as a case, and taking it back."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.conduct import acts
from xiaodui.conduct.case import case_of
from xiaodui.conduct.detectors import label_of
from xiaodui.conduct.ladder import ladder, window_days
from xiaodui.conduct.lists import VIOLATIONS
from xiaodui.conduct.models import Violation
from xiaodui.core import clock
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.governance.sockets import RULES_TABS


def seen_violation(request: HttpRequest, pk: int) -> Any:
    rows = Violation.objects.visible_to(request.user).select_related("person", "team", "withdrawn_by")
    return get_object_or_404(rows, pk=pk)


@require_safe
@login_required
def violations(request: HttpRequest) -> HttpResponse:
    """One's own, and those of one's people."""
    person: Any = request.user
    rows = Violation.objects.visible_to(person).select_related("person")
    days = window_days(person)
    recent = rows.standing().filter(happened_at__gt=clock.now() - timedelta(days=days))
    listing = VIOLATIONS.show(request, rows)
    rungs = ladder()
    for row in listing.rows:
        row.what, row.rung_name = label_of(row.detector), rungs[min(row.rung, len(rungs) - 1)]
    return listing.render(
        "conduct/violations.html", days=days, mine=recent.filter(person=person).count(),
        others=recent.exclude(person=person).count() if person.may("lead") else None, tabs=list(RULES_TABS),
    )  # fmt: skip


@require_safe
@login_required
def violation(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_of(seen_violation(request, pk), request.user)
    part = request.headers.get("HX-Target") == "case"
    answer = render(request, "conduct/_case.html" if part else "conduct/violation.html", {"case": case})
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_violation(request, pk)
    back = reverse("violation", args=[pk])
    dialog = Dialog(
        acts.withdraw, _("撤回违规单 %(number)s？") % {"number": one.number}, reverse("withdraw-violation", args=[pk]),
        _("撤回"), text=_("说明是弄错了。记录和理由都留着，但不再计数，同样的证据也不会再记一次。"), back=back,
    )  # fmt: skip
    result = answered(request, dialog, one)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, back, ["violation", f"violation:{pk}"], _("撤回了，已经告诉本人。"))
