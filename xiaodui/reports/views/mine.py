"""One's own reports: today's and this week's first, then what was written."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.reports.models import WorkReport
from xiaodui.reports.slots import slots_of
from xiaodui.reports.views.reaching import leads_somebody

SHOWN = 30


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """`?before=` the id after which the list goes on; the part `my-reports` alone for `HX-Target`."""
    person: Any = request.user
    rows = WorkReport.objects.visible_to(person).filter(person=person).exclude(handed_in_at=None, asked=False)
    rows = rows.exclude(asked=True, handed_in_at=None, due_at__gt=clock.now())
    before = request.GET.get("before", "")
    place = rows.filter(pk=int(before)).first() if before.isdecimal() and len(before) < 19 else None
    if place is not None:
        rows = rows.filter(start__lte=place.start).exclude(pk=place.pk).exclude(start=place.start, pk__gt=place.pk)
    found = list(rows.prefetch_related("remarks__by").order_by("-start", "-pk")[: SHOWN + 1])
    context = {
        "slots": slots_of(person)[:2], "rows": found[:SHOWN], "leads": leads_somebody(person),
        "next": found[SHOWN - 1].pk if len(found) > SHOWN else None, "is_first": place is None,
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "my-reports"
    answer = render(request, "reports/_mine.html" if part else "reports/mine.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer
