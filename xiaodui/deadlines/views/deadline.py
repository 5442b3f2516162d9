"""One promise: its steps, its story, and what can be done with it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.deadlines import acts
from xiaodui.deadlines.face import with_faces
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.naming import with_subjects
from xiaodui.deadlines.steps import lines
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part

FINDERS = {"person": ("deadline-people", "people.Person")}


def seen_deadline(request: HttpRequest, pk: int) -> Any:
    rows = Deadline.objects.visible_to(request.user).select_related("person__team", "promiser", "asked_by")
    return get_object_or_404(rows, pk=pk)


def _may(person: Any, one: Deadline) -> dict[str, bool]:
    """Which buttons are shown."""
    running = one.is_open and one.missed_at is None and one.due_at > clock.now()
    return {
        "snooze": running and one.snoozed < one.snoozes and acts.snooze.may(person, one),
        "waive": one.is_open and acts.waive.may(person, one),
        "pass_on": one.is_open and not one.of.personal and acts.hand_on.may(person, one),
    }


@require_safe
@login_required
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the timeline or the head alone."""
    one = seen_deadline(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(one))
    with_subjects(with_faces([one]), request.user)
    context: dict[str, Any] = {
        "deadline": one,
        "may": _may(request.user, one),
        "lines": lines(one),
        "mine": one.person_id == request.user.pk,
    }
    part = target == "deadline-head"
    if not part:
        context["timeline"] = timeline(request, key_of(one))
    answer = render(request, "deadlines/_head.html" if part else "deadlines/deadline.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _done(request: HttpRequest, pk: int, text: Any) -> HttpResponse:
    return closed(request, reverse("deadline", args=[pk]), ["deadline", f"deadline:{pk}"], text)


@require_http_methods(["GET", "POST"])
@login_required
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_deadline(request, pk)
    text = _("只算上班时间，还没到的提醒一起往后挪。还能推迟 %(n)s 次。") % {"n": max(one.snoozes - one.snoozed, 0)}
    dialog = Dialog(
        acts.snooze, _("推迟「%(kind)s」？") % {"kind": one.of.label}, reverse("snooze-deadline", args=[pk]), _("推迟"),
        text=text, back=reverse("deadline", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, one, minutes=60)
    return result if isinstance(result, HttpResponse) else _done(request, pk, _("推迟了。"))


@require_http_methods(["GET", "POST"])
@login_required
def waive(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_deadline(request, pk)
    text = _("不再提醒，也不算过期；已经记了的过期今天减回来。理由会告诉 %(name)s，也留在时间线上。") % {
        "name": one.person.name
    }
    dialog = Dialog(
        acts.waive, _("免掉 %(name)s 的「%(kind)s」？") % {"name": one.person.name, "kind": one.of.label},
        reverse("waive-deadline", args=[pk]), _("免掉"), text=text, back=reverse("deadline", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else _done(request, pk, _("免了。"))


@require_http_methods(["GET", "POST"])
@login_required
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_deadline(request, pk)
    dialog = Dialog(
        acts.hand_on, _("「%(kind)s」转给谁？") % {"kind": one.of.label}, reverse("pass-on-deadline", args=[pk]), _("转过去"),
        text=_("到期的时刻不变。已经过期的，仍算 %(name)s 的。") % {"name": one.person.name}, finders=FINDERS,
        back=reverse("deadline", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, one, person="")
    return result if isinstance(result, HttpResponse) else _done(request, pk, _("转过去了。"))
