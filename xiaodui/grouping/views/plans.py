"""Plans in force and past for everybody, with their purpose; a draft step by step for who may put it in force."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.assignment.tabs import tabs
from xiaodui.grouping import acts, said
from xiaodui.grouping.looks import Look
from xiaodui.grouping.models import GroupingPlan
from xiaodui.grouping.results import results

STEPS = (("why", _("为什么分")), ("groups", _("分几组")), ("people", _("谁在哪一组")), ("look", _("看一眼")))


def seen_plan(request: HttpRequest, pk: int) -> Any:
    rows = GroupingPlan.objects.visible_to(request.user).select_related("under", "made_by", "in_force_by")
    return get_object_or_404(rows, pk=pk)


@require_safe
@login_required
def plan_list(request: HttpRequest) -> HttpResponse:
    rows = GroupingPlan.objects.visible_to(request.user).select_related("under", "made_by", "in_force_by")
    may = acts.create_plan.may(request.user)
    context = {
        "in_force": list(rows.in_force()), "drafts": list(rows.drafts()) if may else [], "past": list(rows.past()[:30]),
        "may": may, "tabs": tabs(request.user),
    }  # fmt: skip
    return render(request, "grouping/plans.html", context)


@require_safe
@login_required
def plan_page(request: HttpRequest, pk: int) -> HttpResponse:
    """`?step=` of a draft; the part `grouping-step` alone for `HX-Target`."""
    plan = seen_plan(request, pk)
    look = Look(plan, request.user)
    context: dict[str, Any] = {
        "plan": plan,
        "look": look,
        "tabs": tabs(request.user),
        "follows": said.FOLLOWS[plan.by.way],
    }
    if not plan.is_draft:
        return render(request, "grouping/plan.html", {**context, "results": results(plan, look.groups, request.user)})
    asked = request.GET.get("step", "")
    step = asked if asked in dict(STEPS) else _where(look)
    names = [name for name, _label in STEPS]
    place = names.index(step)
    context |= {
        "step": step, "steps": [(name, label, names.index(name) < place) for name, label in STEPS], "part_of": f"grouping/_{step}.html",
        "before": names[place - 1] if place else "", "after": names[place + 1] if place + 1 < len(names) else "",
        "may": acts.edit_plan.may(request.user, plan),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "grouping-step"
    answer = render(request, "grouping/_draft.html" if part else "grouping/draft.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _where(look: Look) -> str:
    """Where somebody who comes back goes on: the first step that isn't done."""
    if not look.groups:
        return "groups"
    return "look" if look.members else "people"
