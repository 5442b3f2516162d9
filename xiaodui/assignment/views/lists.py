"""What waits for an owner, what nobody answers for, and how much each has in hand: for those who lead."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.assignment import acts, clauses, said
from xiaodui.assignment.loads import team_loads
from xiaodui.assignment.models import Unassigned
from xiaodui.assignment.orphaned import orphans as orphans_of
from xiaodui.assignment.tabs import tabs
from xiaodui.core.refusal import Forbidden

SHOWN = 100


def check_leads(request: HttpRequest) -> None:
    if not request.user.may("lead"):  # type: ignore[union-attr]
        raise Forbidden("no-right", _("这一页是组长看的。你自己的线索在「客户」里。"))


@require_safe
@login_required
def unassigned(request: HttpRequest) -> HttpResponse:
    """Longest waiting first, with the reason; the part `unassigned-list` alone for `HX-Target`."""
    check_leads(request)
    rows = Unassigned.objects.visible_to(request.user).select_related("customer", "rule", "team")
    waiting = [(one, said.WAITS[one.why]) for one in rows.oldest()[:SHOWN]]
    context: dict[str, Any] = {
        "waiting": waiting, "count": rows.count(), "shown": SHOWN, "may": acts.assign_waiting.may(request.user),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "unassigned-list"
    if not part:
        context["tabs"] = tabs(request.user)
    answer = render(request, "assignment/_unassigned.html" if part else "assignment/unassigned.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def orphans(request: HttpRequest) -> HttpResponse:
    check_leads(request)
    return render(request, "assignment/orphans.html", {"groups": orphans_of(request.user), "tabs": tabs(request.user)})


@require_safe
@login_required
def load(request: HttpRequest) -> HttpResponse:
    check_leads(request)
    context = {
        "teams": team_loads(request.user), "tabs": tabs(request.user), "usual": clauses.number("pool.assign_usual_held"),
        "cite": clauses.cite("pool.assign_usual_held"),
    }  # fmt: skip
    return render(request, "assignment/load.html", context)
