"""The day's list, the box that takes a line, and a task's own page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.spoken import day
from xiaodui.core.web.dialogs import told
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part
from xiaodui.people.models import Person
from xiaodui.tasks import acts
from xiaodui.tasks.abouts import about_of
from xiaodui.tasks.acts.rights import may_ask
from xiaodui.tasks.listing import SHOWN, due_said, grouped, lately_done, lined, state_of, tasks_of
from xiaodui.tasks.models import Task
from xiaodui.tasks.rules import read_line
from xiaodui.tasks.views.reaching import seen_task

VERBS = ("done", "reopen", "edit", "hand_over", "drop")
LISTS = ("mine", "given", "team")


@require_safe
@login_required
def task_list(request: HttpRequest) -> HttpResponse:
    """`?who=` mine, given or team; the part `task-list` alone for `HX-Target`."""
    asked = request.GET.get("who", "")
    who = asked if asked in LISTS and (asked != "team" or leads_somebody(request.user)) else "mine"
    rows = tasks_of(request.user, who)
    open_ones = list(rows.open().by_due()[: SHOWN + 1])
    context: dict[str, Any] = {
        "who": who, "groups": list(grouped(lined(open_ones[:SHOWN], request.user))), "more": len(open_ones) > SHOWN,
        "done": lined(lately_done(rows), request.user), "count": min(len(open_ones), SHOWN),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "task-list"
    if not part:
        context["leads"] = leads_somebody(request.user)
    answer = render(request, "tasks/_list.html" if part else "tasks/list.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def leads_somebody(person: Any) -> bool:
    return bool(person.reach.everything or person.reach.sees_teams)


@require_POST
@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A line as it was typed: a day at either end of it counts, and @somebody in front."""
    meant = read_line(request.POST.get("line", ""), clock.today())
    person, title = _named(request.user, meant.to), meant.title
    if meant.to and person is None:
        title = f"@{meant.to} {title}"
    task = acts.create(by=request.user, title=title, due_on=meant.on, due_time=meant.at, person=person)
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("tasks"))
    return told(render(request, "tasks/_quick.html", {"again": True}), ["task"], _added(task))


def _named(by: Any, name: str) -> Any:
    """The one colleague of this name, or sign-in name, whom he may ask; None for nobody or several."""
    if not name:
        return None
    rows = Person.objects.visible_to(by).active().select_related("team")
    found = list(rows.filter(name=name)[:2]) or list(rows.filter(login__iexact=name)[:2])
    return found[0] if len(found) == 1 and may_ask(by, found[0]) else None


def _added(task: Task) -> str:
    due = day(task.due_on) if task.due_on else _("没定日子")
    if task.is_request:
        return _("交给 %(name)s 了：%(due)s。") % {"name": task.person.name, "due": due}
    return _("记下了：%(due)s。") % {"due": due}


@require_safe
@login_required
def task_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the timeline or the head alone."""
    task = seen_task(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(task))
    may = {name: getattr(acts, name).may(request.user, task) for name in VERBS}
    open_now = task.is_open
    context: dict[str, Any] = {
        "task": task, "about": about_of(task, request.user), "state": state_of(task),
        "said": due_said(task.due_at, task.due_time is not None) if task.due_at and open_now else "",
        "may": {name: allowed and (name == "reopen") != open_now for name, allowed in may.items()},
    }  # fmt: skip
    part = target == "task-head"
    if not part:
        context["timeline"] = timeline(request, task, known=[request.user, task.person])
    answer = render(request, "tasks/_head.html" if part else "tasks/task.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer
