"""From an address to a report or a span of time."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.core import clock
from xiaodui.core.acts.keeping import EARLIEST, LATEST
from xiaodui.reports.models import WorkReport
from xiaodui.reports.rules import DAILY, WEEKLY, Span, span_of


def seen_report(request: HttpRequest, pk: int) -> Any:
    rows = WorkReport.objects.visible_to(request.user).select_related("person__team", "leader", "roll__leader")
    return get_object_or_404(rows, pk=pk)


def span_asked(asked: Any) -> Span:
    """`?kind=` daily (usual) or weekly, `?day=` any day of it, today without. 404 for what is no day."""
    kind = asked.get("kind") or DAILY
    if kind not in {DAILY, WEEKLY}:
        raise Http404
    try:
        day = date.fromisoformat(asked.get("day") or clock.today().isoformat())
    except ValueError:
        raise Http404 from None
    if not EARLIEST < day.year < LATEST:
        raise Http404
    return span_of(kind, day)


def leads_somebody(person: Any) -> bool:
    return bool(person.reach.everything or person.reach.sees_teams)
