"""Verbs on a task, each at its own address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed, told
from xiaodui.core.web.press import press
from xiaodui.people.models import Person
from xiaodui.tasks import acts
from xiaodui.tasks.abouts import abouts
from xiaodui.tasks.acts.rights import may_ask
from xiaodui.tasks.models import Task
from xiaodui.tasks.views.reaching import seen_task

FINDERS = {"person": ("task-people", "people.Person"), "to": ("task-people", "people.Person")}
FEW = 12


def topics(task: Task) -> list[str]:
    """The page of what it is about asks again too."""
    return ["task", f"task:{task.pk}", *([task.about] if task.about else [])]


def _there(request: HttpRequest, task: Task) -> str:
    """Back to where somebody without scripts pressed."""
    back = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return back if ours else reverse("task", args=[task.pk])


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?about=` and `?person=` are filled in, as far as he sees them."""
    about = abouts([request.GET.get("about", "")], request.user)
    given = next(iter(about.values()), None)
    text = _("关于%(kind)s「%(name)s」") % {"kind": given.label, "name": given.name} if given else ""
    dialog = Dialog(
        acts.create, _("新待办"), reverse("new-task"), _("记下"), text=text, back=reverse("tasks"), finders=FINDERS
    )  # fmt: skip
    known: dict[str, Any] = {"about": given.key} if given else {}
    if request.GET.get("person", "").isdecimal():
        known["person"] = request.GET["person"]
    result = answered(request, dialog, None, **known)
    if isinstance(result, HttpResponse):
        return result
    said = _("交给 %(name)s 了。") % {"name": result.person.name} if result.is_request else _("记下了。")
    return closed(request, reverse("task", args=[result.pk]), topics(result), said)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.edit, seen_task(request, pk), _("改待办"), _("保存"), _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    task = seen_task(request, pk)
    title = _("「%(title)s」转给谁？") % {"title": task.title}
    return _asked(request, acts.hand_over, task, title, _("转过去"), _("转过去了。"))


@require_http_methods(["GET", "POST"])
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    task = seen_task(request, pk)
    title = _("「%(title)s」不做了？") % {"title": task.title}
    undo = reverse("reopen-task", args=[pk])
    return _asked(request, acts.drop, task, title, _("不做了"), _("这件事撤了。"), "btn-danger", undo)


def _asked(
    request: HttpRequest, act: Any, task: Task, title: str, button: str, said: str, tone: str = "btn-primary", undo: str = ""
) -> HttpResponse:  # fmt: skip
    there = reverse("task", args=[task.pk])
    action = reverse(f"{act.verb.replace('_', '-')}-task", args=[task.pk])
    result = answered(request, Dialog(act, title, action, button, tone=tone, back=there, finders=FINDERS), task)
    return result if isinstance(result, HttpResponse) else closed(request, there, topics(task), said, undo)


@require_POST
@login_required
def done(request: HttpRequest, pk: int) -> HttpResponse:
    task = press(request, acts.done, seen_task(request, pk))
    said = _("做完了「%(title)s」。") % {"title": task.title}
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(_there(request, task))
    return told(HttpResponse(status=200), topics(task), said, reverse("reopen-task", args=[pk]))


@require_POST
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    task = press(request, acts.reopen, seen_task(request, pk))
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(_there(request, task))
    return told(HttpResponse(status=200), topics(task), _("又打开了。"))


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Colleagues whom he may ask, as options for a page."""
    q, by = request.GET.get("q", "").strip()[:60], request.user
    rows = Person.objects.visible_to(by).active().select_related("team").order_by("initials", "pk")
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(initials__startswith=q.lower()))
    found = [(one.pk, one.name) for one in rows[: FEW * 20] if may_ask(by, one)][:FEW]
    return render(request, "tasks/_options.html", {"options": found})
