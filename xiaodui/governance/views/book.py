"""The book, a clause, its versions: read, signed, talked over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core import clock
from xiaodui.core.refusal import Invalid
from xiaodui.core.web.press import press
from xiaodui.governance.acts import acknowledge
from xiaodui.governance.binding import unsigned
from xiaodui.governance.book import book, team_of
from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.governance.page import ClausePage, contents
from xiaodui.governance.sockets import CLAUSE_PARTS, RULES_TABS
from xiaodui.people.models import Team


def versions(person: Any) -> Any:
    return ClauseVersion.objects.visible_to(person).select_related("clause", "team", "drafted_by", "adopted_by")


@require_safe
@login_required
def rules(request: HttpRequest) -> HttpResponse:
    """The book, open at what waits for the reader's signature, else at its first clause; a phone sees the contents."""
    waiting = unsigned(request.user)
    chapters = contents(request.user, {one.clause for one in waiting})
    if waiting:
        made = get_object_or_404(versions(request.user), pk=waiting[0].pk)
        return _shown(request, ClausePage(made.clause, made, request.user), chapters, waiting, at_contents=True)
    first = next((line.clause for one in chapters for line in one.lines), None)
    if first is None:
        return render(request, "governance/rules.html", {"chapters": [], "waiting": []})
    page = _page(request, first)
    return _shown(request, page, chapters, waiting, at_contents=True)


@require_safe
@login_required
def clause(request: HttpRequest, code: str) -> HttpResponse:
    """One clause as it binds the reader's team; `?team=` as it binds another."""
    found = get_object_or_404(Clause.objects.visible_to(request.user), code=code)
    page = _page(request, found)
    waiting = unsigned(request.user)
    return _shown(request, page, contents(request.user, {one.clause for one in waiting}), waiting)


@require_safe
@login_required
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: in force, to come, over, or a draft."""
    made = get_object_or_404(versions(request.user), pk=pk)
    waiting = unsigned(request.user)
    page = ClausePage(made.clause, made, request.user)
    return _shown(request, page, contents(request.user, {one.clause for one in waiting}), waiting)


@require_safe
@login_required
def numbered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A version as rules cite it: the company's, `?team=` a team's own."""
    team = request.GET.get("team", "")
    rows = versions(request.user).adopted().filter(clause__code=code, number=number)
    made = get_object_or_404(rows, team=int(team) if team.isdecimal() and len(team) < 19 else None)
    return redirect("clause-version", made.pk)


@require_safe
@login_required
def clause_of(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("clause", get_object_or_404(Clause.objects.visible_to(request.user), pk=pk).code)


@require_POST
@login_required
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """我已知晓: the same part again, signed, or with what to read once more."""
    made = get_object_or_404(versions(request.user), pk=pk)
    page, wrong, status = ClausePage(made.clause, made, request.user), [], 200
    try:
        press(request, acknowledge, made)
    except Invalid as no:
        wrong, status = no.errors.get("answer", [no.sentence]), 422
    if not request.headers.get("HX-Request") and not wrong:
        return redirect("clause-version", made.pk)
    context: dict[str, Any] = {"wrong": wrong, "answered": request.POST.get("answer", "")}
    if not request.headers.get("HX-Request"):
        return _shown(request, page, contents(request.user, set()), unsigned(request.user), status=status, **context)
    answer = render(request, "governance/_signing.html", {"page": page, **context}, status=status)
    if not wrong:
        answer["HX-Trigger"] = "xd:signed"
    return answer


def _page(request: HttpRequest, found: Clause) -> ClausePage:
    """The page of the version that binds. Where none does, of the newest that there is, even a draft."""
    asked = request.GET.get("team", "")
    team = (
        get_object_or_404(Team.objects.visible_to(request.user), pk=asked).pk
        if asked.isdecimal()
        else team_of(request.user)
    )
    issue = book().in_force(found.code, team, clock.now())
    rows = versions(request.user).filter(clause=found)
    made = rows.filter(pk=issue.pk).first() if issue else rows.order_by("-adopted_at", "-drafted_at").first()
    if made is None:
        raise Http404
    return ClausePage(found, made, request.user)


def _shown(
    request: HttpRequest, page: ClausePage, chapters: Any, waiting: Any, *, at_contents: bool = False, status: int = 200,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    parts = [tab.part(request, page.clause) for tab in CLAUSE_PARTS]
    context = {
        "page": page, "chapters": chapters, "waiting": waiting, "at_contents": at_contents, "parts": parts,
        "place": next((line.number for one in chapters for line in one.lines if line.clause == page.clause), ""),
        "tabs": list(RULES_TABS), "here": "rules", **more,
    }  # fmt: skip
    return render(request, "governance/rules.html", context, status=status)
