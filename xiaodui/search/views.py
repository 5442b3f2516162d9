"""The search page, which is also the list that drops down while somebody types."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .everywhere import search_everywhere

LONGEST = 100
DROP = "search-drop"


@require_safe
@login_required
def results(request: HttpRequest) -> HttpResponse:
    """``?q=`` everything; ``&kind=customer`` one kind, more of it. Part for htmx, into the page or the drop-down."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    kind = request.GET.get("kind", "")
    groups = search_everywhere(request.user, q, 50 if kind else 8, kinds=[kind] if kind else None)
    drops = request.headers.get("HX-Target") == DROP
    is_part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    context = {"q": q, "kind": kind, "groups": groups, "root": DROP if drops else "search-results", "drops": drops}
    return render(request, "search/_results.html" if is_part else "search/results.html", context)
