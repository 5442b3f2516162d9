"""The stages of the sales process: the columns of everybody's board."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.deals.acts import add_stage, edit_stage, retire_stage
from xiaodui.deals.models import Stage
from xiaodui.deals.views.dialogs import Dialog, answered

OPEN = Count("deals", filter=Q(deals__won_on=None, deals__lost_on=None))


def _shown(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("stages")})
    return HttpResponseRedirect(reverse("stages"))


def _stage(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Stage.objects.visible_to(request.user), pk=pk)


@require_safe
@login_required
def stages(request: HttpRequest) -> HttpResponse:
    add_stage.check_right(request.user, None)
    rows = Stage.objects.visible_to(request.user).in_use().annotate(open=OPEN)
    retired = Stage.objects.visible_to(request.user).exclude(retired_on=None).order_by("-retired_on", "pk")
    return render(request, "deals/stages.html", {"stages": rows, "retired": retired})


@require_http_methods(["GET", "POST"])
@login_required
def add(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(add_stage, _("加一个阶段"), reverse("new-stage"), _("加上"), back=reverse("stages"))
    result = answered(request, dialog, None, order=(Stage.objects.in_use().count() + 1))
    return result if isinstance(result, HttpResponse) else _shown(request)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    stage = _stage(request, pk)
    dialog = Dialog(edit_stage, _("改「%(name)s」") % {"name": stage.name}, reverse("edit-stage", args=[pk]), _("保存"),
                    text=_("把握只管加权金额，通常停留的天数只管「卡住」的提醒。"), back=reverse("stages"))  # fmt: skip
    result = answered(request, dialog, stage)
    return result if isinstance(result, HttpResponse) else _shown(request)


@require_POST
@login_required
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    retire_stage(_stage(request, pk), by=request.user)
    return _shown(request)
