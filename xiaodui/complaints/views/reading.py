"""The list of complaints (to answer, mine, my people's, answered), and one of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.complaints import acts
from xiaodui.complaints.deadlines import clocks_of
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.views.reaching import seen, seen_complaint
from xiaodui.customers.models import Customer
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part

LISTS = {"answer": _("等我答复"), "mine": _("和我有关"), "team": _("我的人"), "ended": _("有结果的")}
SHOWN = 100


@require_safe
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """`?who=` answer, mine, team or ended; the part `complaint-list` alone for `HX-Target`."""
    person: Any = request.user
    lists = [(key, label) for key, label in LISTS.items() if key in {"mine", "ended"} or person.may("lead")]
    waiting = Complaint.objects.visible_to(person).to_answer(person).count() if person.may("lead") else 0
    asked = request.GET.get("who", "")
    who = asked if asked in dict(lists) else "answer" if waiting else "mine"
    rows = list(_rows(person, who)[:SHOWN])
    clocks = clocks_of(rows)
    for row in rows:
        row.clock = clocks.get(row.pk)
    part = request.headers.get("HX-Target") == "complaint-list"
    context = {"who": who, "rows": rows, "lists": lists, "waiting": waiting}
    answer = render(request, "complaints/_list.html" if part else "complaints/list.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _rows(person: Any, who: str) -> Any:
    rows = seen(person)
    if who == "ended":
        return rows.ended().order_by("-answered_at", "-pk")
    if who == "answer":
        return rows.to_answer(person).order_by("filed_at", "pk")
    mine = Q(by=person) | Q(about=person)
    open_ones = rows.open().order_by("filed_at", "pk")
    return open_ones.filter(mine) if who == "mine" else open_ones.exclude(mine)


@require_safe
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the complaint or its timeline alone."""
    one, person = seen_complaint(request, pk), request.user
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(one))
    context: dict[str, Any] = {
        "one": one, "clock": clocks_of([one]).get(pk), "may_reply": acts.reply.may(person, one),
        "may_answer": acts.answer.may(person, one),
        "may_open": Customer.objects.visible_to(person).filter(pk=one.customer_id).exists(),
    }  # fmt: skip
    if target != "complaint":
        context["timeline"] = timeline(request, one, known=[person])
    name = "complaints/_complaint.html" if target == "complaint" else "complaints/complaint.html"
    answer = render(request, name, context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer
