"""The operator's page of jobs and schedules. Jobs are no business record, so its posts are no acts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.jobs import enqueue
from xiaodui.jobs.declare import all_schedules
from xiaodui.jobs.models import Job
from xiaodui.jobs.operate import cancel, run_again
from xiaodui.jobs.sight import may_operate
from xiaodui.jobs.views.overview import overview

View = Callable[..., HttpResponse]


def for_operators(view: View) -> View:
    @login_required
    @wraps(view)
    def checked(request: HttpRequest, **which: Any) -> HttpResponse:
        if not may_operate(request.user):
            raise Forbidden("no-right", _("作业由管理员看管。你自己交代的作业，在交代它的那一页看。"))
        return view(request, **which)

    return checked


@for_operators
def jobs(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@for_operators
def again(request: HttpRequest, pk: int) -> HttpResponse:
    if not run_again(_job(request, pk)):
        raise Refusal("job.not-stopped", _("这个作业没有失败，也没有取消，不用重跑。"))
    return _after(request)


@require_POST
@for_operators
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    if not cancel(_job(request, pk), by=request.user):
        raise Refusal("job.ended", _("这个作业已经结束，停不了了。刷新就能看到结果。"))
    return _after(request)


@require_POST
@for_operators
def start(request: HttpRequest, name: str) -> HttpResponse:
    """Do a schedule's job now; its next strike stays as it is."""
    kind = next((schedule.kind for schedule in all_schedules() if schedule.name == name), None)
    if kind is None:
        raise Http404
    if Job.objects.visible_to(request.user).going().filter(name=name).exists():
        raise Refusal("job.going", _("它正在做，等它做完再点。"))
    enqueue(kind, by=request.user)
    return _after(request)


def _job(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user), pk=pk)


def _page(request: HttpRequest) -> HttpResponse:
    context = overview(request.user, request.GET.get("show", ""))
    response = render(request, "jobs/_jobs.html" if request.headers.get("HX-Request") else "jobs/jobs.html", context)
    response["Vary"] = "HX-Request, Cookie"
    return response


def _after(request: HttpRequest) -> HttpResponse:
    return _page(request) if request.headers.get("HX-Request") else redirect("jobs")
