"""The list of collisions (to rule, mine, my people's, ended), and one of them as a case."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.collisions.case import case_of
from xiaodui.collisions.deadlines import clocks_of
from xiaodui.collisions.models import Collision
from xiaodui.collisions.views.reaching import seen, seen_collision
from xiaodui.collisions.words import terms_said, what_said
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part

LISTS = {"rule": _("等我判"), "mine": _("我的"), "team": _("我的人"), "ended": _("有结果的")}
SHOWN = 100


@require_safe
@login_required
def collision_list(request: HttpRequest) -> HttpResponse:
    """`?who=` rule, mine, team or ended; the part `collision-list` alone for `HX-Target`."""
    person: Any = request.user
    lists = [(key, label) for key, label in LISTS.items() if key in {"mine", "ended"} or person.may("lead")]
    to_rule = Collision.objects.visible_to(person).to_rule(person).count() if person.may("lead") else 0
    asked = request.GET.get("who", "")
    who = asked if asked in dict(lists) else "rule" if to_rule else "mine"
    rows = list(_rows(person, who)[:SHOWN])
    clocks = clocks_of(rows)
    for row in rows:
        row.clock, row.what_said = clocks.get(row.pk), what_said(row.what)
        row.result = terms_said(row.outcome, row.to, row.other, row.share) if row.outcome else ""
    context = {"who": who, "rows": rows, "lists": lists, "to_rule": to_rule}
    part = request.headers.get("HX-Target") == "collision-list"
    answer = render(request, "collisions/_list.html" if part else "collisions/list.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _rows(person: Any, who: str) -> Any:
    rows = seen(person)
    if who == "ended":
        return rows.ended().order_by("-ended_at", "-pk")
    if who == "rule":
        return rows.to_rule(person).order_by("opened_at", "pk")
    open_ones = rows.open().order_by("-last_at", "-pk")
    mine = open_ones.of(person)
    return mine if who == "mine" else open_ones.exclude(pk__in=mine.values("pk"))


@require_safe
@login_required
def collision_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the case or the timeline alone."""
    collision = seen_collision(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(collision))
    context: dict[str, Any] = {"case": case_of(collision, request.user), "clock": clocks_of([collision]).get(pk)}
    if target != "collision":
        context["timeline"] = timeline(request, collision, known=[request.user])
    answer = render(request, "collisions/_case.html" if target == "collision" else "collisions/collision.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer
