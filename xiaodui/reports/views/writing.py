"""Writing a report: what the system knows beside, the words kept as they are typed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.acts import Form
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.core.web.dialogs import go
from xiaodui.core.web.press import press
from xiaodui.people.calendars import calendar_of
from xiaodui.reports import acts
from xiaodui.reports.acts.writing import open_until
from xiaodui.reports.asking import due_of
from xiaodui.reports.clauses import rules_for
from xiaodui.reports.clocks import clock_of
from xiaodui.reports.doing import shown, tasks_of
from xiaodui.reports.figures import faces, taken
from xiaodui.reports.models import WorkReport
from xiaodui.reports.models.workreport import WORDS
from xiaodui.reports.rules import Span, is_too_old
from xiaodui.reports.slots import write_url
from xiaodui.reports.views.reaching import span_asked


@require_safe
@login_required
def write(request: HttpRequest) -> HttpResponse:
    """`?kind=&day=`. What was handed in and can't be changed any more is read instead."""
    span = span_asked(request.GET)
    report = _own(request.user, span)
    if report and report.handed_in_at and clock.now() >= open_until(report):
        return HttpResponseRedirect(reverse("report", args=[report.pk]))
    if span.start > clock.today() or is_too_old(span, clock.today()):
        return HttpResponseRedirect(reverse("reports"))
    return _page(request, span, report)


def _own(person: Any, span: Span) -> Any:
    rows = WorkReport.objects.visible_to(person).about(span).filter(person=person)
    return rows.select_related("person__team").first()


def _page(
    request: HttpRequest, span: Span, report: WorkReport | None, errors: dict[str, Any] | None = None
) -> HttpResponse:  # fmt: skip
    person: Any = request.user
    calendar = calendar_of(person)
    typed = report.typed if report else dict.fromkeys(WORDS, "")
    form = Form(acts.hand_in, person, initial=typed, data=request.POST if errors else None, errors=errors)
    figures, promises = faces(person, span, taken(person, span))
    due = report.due_at if report and report.asked else due_of(person, span, rules_for(person.team), calendar)
    context = {
        "span": span, "report": report, "fields": [one for one in form.fields if one.name in WORDS], "form": form,
        "figures": figures, "promises": promises, "tasks": shown(tasks_of(person, span, calendar)), "due": due,
        "clock": clock_of(report), "version": report.version if report else 0, "page": f"{clock.now().timestamp():.6f}",
        "draft_key": f"report-{span.kind}-{span.start}",
        "until": open_until(report) if report and report.handed_in_at else None,
    }  # fmt: skip
    return render(request, "reports/write.html", context, status=422 if errors else 200)


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """As he types: the part `saved`. What another of his pages wrote meanwhile is shown beside, and he chooses."""
    span = span_asked(request.POST)
    more = {"version": int(keep)} if (keep := request.POST.get("keep", "")).isdecimal() and len(keep) < 10 else {}
    try:
        report = press(request, acts.save, **more)
    except Refusal as no:
        if no.code != "stale" or not request.headers.get("HX-Request"):
            raise
        return _choose(request, span, no)
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(write_url(span))
    return render(request, "reports/_saved.html", {"version": report.version, "at": clock.now()})


def _choose(request: HttpRequest, span: Span, no: Refusal) -> HttpResponse:
    other = _own(request.user, span)
    context = {
        "version": request.POST.get("version", "0"), "other": other, "sentence": no.sentence, "url": write_url(span),
        "words": [word for word in other.typed.values() if word], "handed_in": bool(other.handed_in_at and not other.draft),
    }  # fmt: skip
    return render(request, "reports/_saved.html", context, status=422)


@require_POST
@login_required
def hand_in(request: HttpRequest) -> HttpResponse:
    """On to the report; what was refused stays in its boxes."""
    try:
        report = press(request, acts.hand_in)
    except Invalid as no:
        if request.headers.get("HX-Request"):
            raise Refusal(no.code, " ".join(str(said) for said in next(iter(no.errors.values())))) from None
        span = span_asked(request.POST)
        return _page(request, span, _own(request.user, span), no.errors)
    except Refusal as no:
        if no.code != "stale" or not request.headers.get("HX-Request"):
            raise
        answer = _choose(request, span_asked(request.POST), no)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#saved", "innerHTML"
        return answer
    if request.headers.get("HX-Request"):
        return go(request, reverse("report", args=[report.pk]))
    return HttpResponseRedirect(reverse("report", args=[report.pk]))
