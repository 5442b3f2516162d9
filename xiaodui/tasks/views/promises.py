"""What is owed: by me, to me, and by the people whom I lead."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part
from xiaodui.people.models import Person, Team
from xiaodui.tasks import acts
from xiaodui.tasks.abouts import about_of, abouts
from xiaodui.tasks.listing import due_said, gone
from xiaodui.tasks.models import Promise
from xiaodui.tasks.views.reaching import seen_promise
from xiaodui.tasks.views.tasks import leads_somebody

LISTS = {"owe": gettext_lazy("我欠的"), "owed": gettext_lazy("欠我的"), "team": gettext_lazy("我的人")}
SHOWN, ENDED = 200, 30
FINDERS = {"to_person": ("promise-people", "people.Person"), "to_team": ("promise-teams", "people.Team")}
VERBS = ("settle", "dispute", "release")


def rows_of(person: Any, who: str) -> Any:
    seen = Promise.objects.visible_to(person).select_related("person__team", "to_person", "to_team")
    if who == "team":
        return seen.filter(person.reach.records("person")).exclude(person=person)
    return seen.owed_to(person) if who == "owed" else seen.owed_by(person)


def shown(promise: Promise, person: Any, named: Any) -> dict[str, Any]:
    """One row: whom it binds, its clock, and what the reader may do with it."""
    now = clock.now()
    state = "kept" if promise.settled_at else "" if promise.released_at else "late" if promise.due_at <= now else "calm"
    if state == "calm" and promise.due_on <= clock.day_of(now):
        state = "due"
    return {
        "promise": promise, "about": named.get(promise.about), "state": state,
        "said": due_said(promise.due_at, False) if promise.is_open else "",
        "share": gone(promise.made_at, promise.due_at),
        "may": allowed(person, promise),
    }  # fmt: skip


def allowed(person: Any, promise: Promise) -> dict[str, bool]:
    may = {name: getattr(acts, name).may(person, promise) for name in VERBS}
    can_dispute = bool(promise.settled_at) and promise.disputed_at is None
    return {
        "settle": may["settle"] and promise.is_open, "release": may["release"] and promise.is_open,
        "dispute": may["dispute"] and can_dispute,
    }  # fmt: skip


@require_safe
@login_required
def promise_list(request: HttpRequest) -> HttpResponse:
    """`?who=` owe, owed or team; the part `promise-list` alone for `HX-Target`."""
    asked = request.GET.get("who", "")
    who = asked if asked in LISTS and (asked != "team" or leads_somebody(request.user)) else "owe"
    rows = rows_of(request.user, who)
    open_ones = list(rows.open().by_due()[:SHOWN])
    ended_ones = list(rows.ended().order_by(Coalesce("settled_at", "released_at").desc(), "-pk")[:ENDED])
    named = abouts({one.about for one in [*open_ones, *ended_ones] if one.about}, request.user)
    context: dict[str, Any] = {
        "who": who, "open": [shown(one, request.user, named) for one in open_ones],
        "ended": [shown(one, request.user, named) for one in ended_ones],
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "promise-list"
    if not part:
        context["lists"] = [
            (key, label) for key, label in LISTS.items() if key != "team" or leads_somebody(request.user)
        ]
    answer = render(request, "tasks/_promises.html" if part else "tasks/promises.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_safe
@login_required
def promise_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the timeline or the head alone."""
    promise = seen_promise(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(promise))
    about = about_of(promise, request.user)
    context: dict[str, Any] = shown(promise, request.user, {promise.about: about} if about else {})
    part = target == "promise-head"
    if not part:
        context["timeline"] = timeline(request, promise, known=[request.user, promise.person])
    answer = render(request, "tasks/_promise_head.html" if part else "tasks/promise.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?about=` is filled in, as far as he sees it."""
    given = next(iter(abouts([request.GET.get("about", "")], request.user).values()), None)
    text = _("一说出口就算数：到期提醒你，过了时间组长也会知道。")
    if given:
        said = {"kind": given.label, "name": given.name}
        text = _("许给%(kind)s「%(name)s」。一说出口就算数：到期提醒你，过了时间组长也会知道。") % said
    dialog = Dialog(
        acts.make, _("许个承诺"), reverse("new-promise"), _("说定了"), text=text, back=reverse("promises"), finders=FINDERS,
        left_out=("to_person", "to_team") if given else (),
    )  # fmt: skip
    result = answered(request, dialog, None, **({"about": given.key, "kind": "date"} if given else {}))
    if isinstance(result, HttpResponse):
        return result
    if given:
        return closed(request, reverse("promise", args=[result.pk]), _topics(result), _("说定了。"))
    return go(request, reverse("promise", args=[result.pk]))


def _topics(promise: Promise) -> list[str]:
    return ["promise", f"promise:{promise.pk}", *([promise.about] if promise.about else [])]


@require_http_methods(["GET", "POST"])
@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.settle, pk, _("「%(text)s」兑现了？"), _("兑现了。"))


@require_http_methods(["GET", "POST"])
@login_required
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.dispute, pk, _("「%(text)s」还没兑现？"), _("又打开了，对方两个工作日内答复。"))


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    return _asked(request, acts.release, pk, _("「%(text)s」不用兑现了？"), _("免去了。"))


def _asked(request: HttpRequest, act: Any, pk: int, title: str, said: str) -> HttpResponse:
    promise = seen_promise(request, pk)
    there, action = reverse("promise", args=[pk]), reverse(f"{act.verb}-promise", args=[pk])
    result = answered(request, Dialog(act, title % {"text": promise.text}, action, act.label, back=there), promise)
    return result if isinstance(result, HttpResponse) else closed(request, there, _topics(promise), said)


def _options(request: HttpRequest, rows: Any) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:60]
    found = rows.filter(name__icontains=q) if q else rows
    return render(
        request, "tasks/_options.html", {"options": found.order_by("name", "pk").values_list("pk", "name")[:12]}
    )


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    return _options(request, Person.objects.visible_to(request.user).active().exclude(pk=request.user.pk))


@require_safe
@login_required
def teams(request: HttpRequest) -> HttpResponse:
    return _options(request, Team.objects.visible_to(request.user).standing())
