"""A follow-up's own page: what was said, why it counts or doesn't, what happened to it since; and a plan's."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.followups.showing import lined, stepped
from xiaodui.followups.views.reaching import seen_followup, seen_plan
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part


@require_safe
@login_required
def followup_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the timeline or the head alone."""
    row = seen_followup(request, pk)
    return _shown(request, row, "followup", lambda: {"line": lined([row], request.user)[0]})


@require_safe
@login_required
def plan_page(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    return _shown(request, plan, "plan", lambda: {"step": stepped([plan], request.user)[0]})


def _shown(request: HttpRequest, row: Any, noun: str, context_of: Any) -> HttpResponse:
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(row))
    context: dict[str, Any] = context_of()
    part = target == f"{noun}-head"
    if not part:
        known = [request.user, *([row.person] if row.person else [])]
        context["timeline"] = timeline(request, key_of(row), known=known)
    answer = render(request, f"followups/_{noun}_head.html" if part else f"followups/{noun}.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer
