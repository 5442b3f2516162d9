"""A report as it is read, and what is said to it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.web.dialogs import told
from xiaodui.core.web.press import press
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part
from xiaodui.reports import acts
from xiaodui.reports.acts.writing import open_until
from xiaodui.reports.clocks import clock_of
from xiaodui.reports.doing import shown
from xiaodui.reports.figures import faces, published, read, taken
from xiaodui.reports.models import WorkReport
from xiaodui.reports.slots import write_url
from xiaodui.reports.views.reaching import seen_report


@require_safe
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the report or its timeline alone."""
    report = seen_report(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(report))
    context = whole(request, report)
    if target != "report":
        context["timeline"] = timeline(request, report, known=[request.user, report.person])
    answer = render(request, "reports/_report.html" if target == "report" else "reports/report.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def whole(request: HttpRequest, report: WorkReport) -> dict[str, Any]:
    """A team-mate who reads the words alone gets no figure that isn't everybody's, and no task."""
    person: Any = request.user
    mine, reaches = report.person_id == person.pk, person.reach.sees(report.person_id)
    found = read(report.figures)
    now = taken(report.person, report.span, person) if reaches and report.handed_in_at else None
    figures, promises = faces(report.person, report.span, found if reaches else published(found), now)
    may_change = bool(mine and report.handed_in_at and clock.now() < open_until(report))
    return {
        "one": report, "mine": mine, "figures": figures, "promises": promises, "clock": clock_of(report),
        "tasks": shown(report.tasks) if reaches else [], "remarks": list(report.remarks.select_related("by")),
        "may_answer": bool(report.handed_in_at) and acts.comment.may(person, report), "write_url": write_url(report.span),
        "may_change": may_change, "may_write": mine and not report.handed_in_at,
        "earlier": [_earlier(one) for one in reversed(report.earlier)],
    }  # fmt: skip


def _earlier(one: dict[str, str]) -> dict[str, Any]:
    return {
        "at": datetime.fromisoformat(one["at"]),
        "words": [one[name] for name in ("well", "stuck", "plan") if one[name]],
    }


@require_POST
@login_required
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """From the report's page, or from a row of the team's (`HX-Target` names it)."""
    report = seen_report(request, pk)
    press(request, acts.comment, report)
    target = request.headers.get("HX-Target", "")
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("report", args=[pk]))
    fresh = seen_report(request, pk)
    if target == f"team-report-{pk}":
        fresh.is_answering = acts.comment.may(request.user, fresh)
        answer = render(request, "reports/_team_row.html", {"one": fresh})
    else:
        answer = render(request, "reports/_report.html", whole(request, fresh))
    return told(answer, [], _("点评发给 %(name)s 了。") % {"name": report.person.name}
                if report.person_id != request.user.pk else _("发出去了。"))  # fmt: skip
