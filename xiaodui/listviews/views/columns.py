"""The picker: which columns of a list one sees, and in which order."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xiaodui.core.web.lists import ListPage, page_named
from xiaodui.core.web.lists.columns import keys_said
from xiaodui.listviews import acts
from xiaodui.listviews.models import Arrangement
from xiaodui.listviews.views.going import asked, back, parted, path_of


@require_http_methods(["GET", "POST"])
@login_required
def choose(request: HttpRequest, page: str) -> HttpResponse:
    """GET: `?cols=` as the list shows it now. POST: the ticked `columns` in their order, none or `reset` as it comes."""
    one = page_named(page)
    if one is None or not one.is_arranged:
        raise Http404
    query = parted(asked(request, "query", 1500))[0]
    if request.method == "POST":
        columns = [] if request.POST.get("reset") else request.POST.getlist("columns")
        row = acts.choose_columns(by=request.user, list=page, columns=columns)
        return back(request, query or ("view=none" if row.opens_id else ""))
    context = {
        "page": one,
        "lines": _lines(one, request.user, asked(request, "cols")),
        "path": path_of(request),
        "query": query,
    }
    part = bool(request.headers.get("HX-Request"))
    return render(request, "listviews/_columns.html" if part else "listviews/columns.html", context)


def _lines(page: ListPage, person: Any, cols: str) -> list[dict[str, Any]]:
    """Those that are shown, in their order, then the others as they are offered."""
    keys = keys_said(cols)
    if not keys:
        row = Arrangement.objects.visible_to(person).filter(page=page.key).first()
        keys = list(row.columns) if row else []
    shown = page.chosen(person, keys)
    rest = [one for one in page.offered(person) if one not in shown]
    at_first = {one.key for one in page.columns}
    lines = [(one, True) for one in shown] + [(one, False) for one in rest]
    return [
        {"key": one.key, "label": one.label, "on": on, "stays": one.stays, "first": one.key in at_first}
        for one, on in lines
    ]
