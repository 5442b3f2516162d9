"""Writing a draft: each press is kept at once, so that it can be left at any step."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.core.web.dialogs import Dialog, answered, closed, go, told
from xiaodui.core.web.press import press
from xiaodui.grouping import acts
from xiaodui.grouping.models import GroupingPlan, PlanGroup
from xiaodui.grouping.views.plans import seen_plan
from xiaodui.grouping.works import offered, works


def topics(plan: GroupingPlan) -> list[str]:
    return ["grouping_plan", f"groupingplan:{plan.pk}"]


def _there(plan: GroupingPlan, step: str = "") -> str:
    return reverse("grouping-plan", args=[plan.pk]) + (f"?step={step}" if step else "")


def _kept(request: HttpRequest, result: Any, plan: GroupingPlan, step: str, text: str) -> HttpResponse:
    """The dialog as long as it asks; then it closes and the step shows what is kept."""
    return result if isinstance(result, HttpResponse) else closed(request, _there(plan, step), topics(plan), text)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(
        acts.create_plan, _("起草一个分组方案"), reverse("new-grouping-plan"), _("起草"), back=reverse("grouping"),
        text=_("先说清为什么分、按什么分。生效以前，谁都不动。"),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, _there(result, "groups"))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    dialog = Dialog(
        acts.edit_plan, _("改「%(name)s」") % {"name": plan}, reverse("edit-grouping-plan", args=[pk]), _("保存"),
        back=_there(plan, "why"), text=_("换了按什么分，各组管什么要重新选。"),
    )  # fmt: skip
    result = answered(request, dialog, plan)
    return _kept(request, result, plan, "why", _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    dialog = Dialog(
        acts.drop_plan, _("丢掉「%(name)s」这份草稿？") % {"name": plan}, reverse("drop-grouping-plan", args=[pk]), _("丢掉"),
        back=_there(plan), tone="btn-danger", text=_("没有生效过，对谁都没有影响。"),
    )  # fmt: skip
    result = answered(request, dialog, plan)
    return result if isinstance(result, HttpResponse) else go(request, reverse("grouping"))


def _group_dialog(
    request: HttpRequest, plan: GroupingPlan, act: Any, title: str, action: str, button: Any, group: Any = None
) -> Dialog:
    """Values to tick are those of the plan's criterion, with their work, and those of this group."""
    found = works(plan, request.user)
    values = offered(plan, found)
    known = {value for value, _label in values}
    values += [(one, one) for one in (group.values if group else []) if one not in known]
    return Dialog(
        act, title, action, button, back=_there(plan, "groups"), offered={"values": values},
        left_out=() if plan.by.free else ("more",),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_group(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    action = reverse("add-plan-group", args=[pk])
    dialog = _group_dialog(request, plan, acts.add_group, _("加一组"), action, _("加上"))
    result = answered(request, dialog, plan, name="")
    return _kept(request, result, plan, "groups", _("加上了。"))


def seen_group(request: HttpRequest, pk: int) -> Any:
    rows = PlanGroup.objects.visible_to(request.user).select_related("plan__under", "team", "leader")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def edit_group(request: HttpRequest, pk: int) -> HttpResponse:
    group = seen_group(request, pk)
    plan, action = group.plan, reverse("edit-plan-group", args=[pk])
    dialog = _group_dialog(
        request, plan, acts.edit_group, _("改「%(name)s」") % {"name": group}, action, _("保存"), group
    )
    result = answered(request, dialog, group)
    return _kept(request, result, plan, "groups", _("改好了。"))


@require_POST
@login_required
def remove_group(request: HttpRequest, pk: int) -> HttpResponse:
    group = seen_group(request, pk)
    plan = group.plan
    press(request, acts.remove_group, group)
    return _done(request, plan, "groups", _("去掉了。"))


@require_POST
@login_required
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    press(request, acts.propose_members, plan)
    return _done(request, plan, "people", _("排好了，可以再用手改。"))


@require_POST
@login_required
def place(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    press(request, acts.place_member, plan)
    return _done(request, plan, "people")


@require_POST
@login_required
def enforce(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    press(request, acts.enforce_plan, plan)
    return go(request, _there(plan))


def _done(request: HttpRequest, plan: GroupingPlan, step: str, text: str = "") -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return go(request, _there(plan, step))
    return told(HttpResponse(status=200), topics(plan), text)
