"""The first page's door into the demo, waiting for it, choosing as whom to look round, and leaving it."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import login as open_session
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from xiaodui.demo import acts, signins
from xiaodui.demo.jobs import make_company
from xiaodui.demo.models import DemoCompany
from xiaodui.jobs import enqueue
from xiaodui.jobs.models import Job
from xiaodui.people.models import Person
from xiaodui.people.views.asking import ask
from xiaodui.people.views.doors import at_this_machine

KEY = "demo.job"


def open_door(request: HttpRequest) -> HttpResponse:
    """Begin, or join the one who pressed before; only this browser may watch and choose."""
    going = Job.objects.going().filter(name=make_company.name).first()
    request.session[KEY] = (going or enqueue(make_company)).pk
    return redirect("demo-wait")


def _watched(request: HttpRequest) -> Job:
    """The job that this browser began. 404 for anybody else, and from any other machine."""
    if not at_this_machine(request):
        raise Http404
    return get_object_or_404(Job, pk=request.session.get(KEY), name=make_company.name)


@never_cache
def wait(request: HttpRequest) -> HttpResponse:
    """How far it is; when it is done, as whom one may look round."""
    job = _watched(request)
    rows = signins.signins() if job.state == Job.State.DONE else []
    template = "demo/_making.html" if request.headers.get("HX-Request") else "demo/making.html"
    return render(request, template, {"job": job, "rows": rows, "password": rows[0][1] if rows else ""})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """After a failure: once more from an empty house."""
    if _watched(request).state in {Job.State.FAILED, Job.State.CANCELLED}:
        return open_door(request)
    return redirect("demo-wait")


@require_POST
def come_in(request: HttpRequest) -> HttpResponse:
    """Look round as one of the demo's people, without typing the password that this page shows anyway."""
    _watched(request)
    known = {row[0] for row in signins.signins()}
    if request.POST.get("login") not in known:
        raise Http404
    person = get_object_or_404(Person, login=request.POST["login"], pk__in=signins.demo_people(), is_active=True)
    open_session(request, person)
    UserSession.objects.create_from_request(request)
    return redirect("/")


@login_required
def leave(request: HttpRequest) -> HttpResponse:
    """Says what goes, asks for the company's name, and ends on the first page."""
    company = get_object_or_404(DemoCompany.objects.visible_to(request.user))
    since = acts.done_since(company)
    return ask(
        request, acts.leave, company, title=_("离开演示公司？"), back=reverse("my-profile"), text=_what_goes(since),
        initial={"company": ""}, tone="btn-danger", then=lambda made: _gone(request),
    )  # fmt: skip


def _what_goes(since: int) -> Any:
    if not since:
        return _("24 位同事、客户、商机、数字和账簿会全部清空，回到第一页。清了就找不回来。")
    return _(
        "24 位同事、客户、商机、数字和账簿会全部清空，回到第一页，"
        "连同你们在演示里又记的 %(count)s 件事。真要留的，先导出。清了就找不回来。"
    ) % {"count": since}


def _gone(request: HttpRequest) -> HttpResponse:
    # The session's row went with the rest; its cookie must go too.
    logout(request)
    return redirect("start")
