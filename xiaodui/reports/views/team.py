"""The team's reports of a day or a week: who handed in, who is missing, a word to each."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.deadlines import Deadline
from xiaodui.deadlines.face import with_faces
from xiaodui.journal import key_of
from xiaodui.people.models import Team
from xiaodui.reports import acts
from xiaodui.reports.deadlines import ANSWER
from xiaodui.reports.models import Roll, WorkReport
from xiaodui.reports.rules import DAILY, WEEK, Span, share_of, span_of
from xiaodui.reports.views.reaching import leads_somebody, span_asked

PAGE, NAMED = 30, 60
LISTS = {"all": _("交了的"), "waiting": _("没点评"), "late": _("晚交"), "missing": _("没交")}


@require_safe
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """`?kind=&day=`, `team` (with all under it), `show` (all, waiting, late, missing), `page`; the part `team-reports`
    alone for `HX-Target`. As many queries for five people as for five thousand."""
    span, within = span_asked(request.GET), _within(request)
    show = request.GET.get("show", "all")
    show = show if show in LISTS else "all"
    rows = _rows(request, span, within)
    counted, number = rows.counted(), _number(request.GET.get("page"))
    begin = number * PAGE
    found = list(_narrowed(rows, show)[begin : begin + PAGE + 1])
    for one in found:
        one.is_answering = bool(one.handed_in_at) and acts.comment.may(request.user, one)
    query = {"kind": span.kind, "day": span.start.isoformat(), **({"team": within.pk} if within else {})}
    context: dict[str, Any] = {
        "span": span, "within": within, "show": show, "counted": counted, "rows": found[:PAGE], "lists": _lists(counted, query),
        "share": share_of(counted["wanted"] - counted["missing"], counted["wanted"]), "query": urlencode(query),
        "next_url": _url(**query, show=show, page=number + 1) if len(found) > PAGE else "",
        "missing": _names(rows, counted) if show != "missing" and number == 0 else [], "due": _is_due(rows),
        "here": _url(**query, show=show, **({"page": number} if number else {})), "promise": _promise(request.user, span),
        "more_missing": max(counted["missing"] - NAMED, 0), "missing_url": _url(**query, show="missing"),
        "leads": leads_somebody(request.user),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "team-reports"
    if not part:
        context |= _places(span, query, request.user)
    answer = render(request, "reports/_team.html" if part else "reports/team.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _rows(request: HttpRequest, span: Span, within: Any) -> Any:
    person: Any = request.user
    rows = WorkReport.objects.visible_to(person).about(span).exclude(person=person)
    return rows.filter(person__team__path__startswith=within.path) if within else rows


def _narrowed(rows: Any, show: str) -> Any:
    rows = rows.select_related("person__team").prefetch_related("remarks__by")
    if show == "missing":
        return rows.missing().order_by("person__team__path", "person__initials", "pk")
    if show == "waiting":
        return rows.unanswered().order_by("handed_in_at", "pk")
    rows = rows.handed_in().order_by("-handed_in_at", "-pk")
    return rows.filter(is_late=True) if show == "late" else rows


def _names(rows: Any, counted: dict[str, int]) -> list[WorkReport]:
    if not counted["missing"]:
        return []
    return list(rows.missing().select_related("person").order_by("person__initials", "pk")[:NAMED])


def _is_due(rows: Any) -> bool:
    """Whether the first of those who are missing was due already: before, nobody is missing yet."""
    first = rows.missing().order_by("due_at").values_list("due_at", flat=True).first()
    return bool(first and first <= clock.now())


def _promise(person: Any, span: Span) -> Any:
    """His own promise of answers for this span, with its clock."""
    roll = Roll.objects.visible_to(person).filter(leader=person, kind=span.kind, start=span.start).first()
    if roll is None:
        return None
    one = Deadline.objects.visible_to(person).open().of(ANSWER, [key_of(roll)]).first()
    return with_faces([one])[0] if one else None


def _within(request: HttpRequest) -> Any:
    asked = request.GET.get("team", "")
    if not asked:
        return None
    pk = int(asked) if asked.isdecimal() and len(asked) < 18 else 0
    return get_object_or_404(Team.objects.visible_to(request.user), pk=pk)


def _lists(counted: dict[str, int], query: dict[str, Any]) -> list[dict[str, Any]]:
    number = {"all": "handed", "waiting": "waiting", "late": "late", "missing": "missing"}
    return [
        {"key": key, "label": label, "n": counted[number[key]], "url": _url(**query, show=key)}
        for key, label in LISTS.items()
    ]


def _places(span: Span, query: dict[str, Any], person: Any) -> dict[str, Any]:
    """The way to the day before and after, to the other kind, and to one team alone."""
    works = company_calendar()
    if span.kind == DAILY:
        before, after = works.add_workdays(span.start, -1), works.add_workdays(span.start, 1)
    else:
        before, after = span.start - WEEK, span.start + WEEK
    today = clock.today()
    after = after if after <= today else today if span.start < today and span.kind == DAILY else after
    teams = Team.objects.visible_to(person).standing() if person.reach.sees_teams else Team.objects.none()
    if not person.reach.everything:
        teams = teams.filter(pk__in=person.reach.team_ids)
    return {
        "before_url": _url(**{**query, "day": before.isoformat()}),
        "after_url": _url(**{**query, "day": after.isoformat()}) if after <= today else "",
        "kinds": [(kind, _url(**{**query, "kind": kind, "day": min(span.end, today).isoformat()}))
                  for kind in ("daily", "weekly")],
        "teams": list(teams.values_list("pk", "name")[:200]),
    }  # fmt: skip


def _url(**query: Any) -> str:
    return f"{reverse('team-reports')}?{urlencode(query)}"


def _number(text: Any) -> int:
    return min(int(text), 1000) if str(text or "").isdecimal() and len(str(text)) < 6 else 0


@require_safe
@login_required
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """A notice leads here: to the reports that it speaks of."""
    found = get_object_or_404(Roll.objects.visible_to(request.user), pk=pk)
    span = span_of(found.kind, found.start)
    return HttpResponseRedirect(_url(kind=span.kind, day=span.start.isoformat()))
