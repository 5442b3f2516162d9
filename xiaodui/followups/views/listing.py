"""Follow-ups as lists: one's own, all in sight, and what is planned."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xiaodui.core.web.lists import ListPage
from xiaodui.followups.lists import MINE, PLANNED, TEAM, in_sight, own, plans_in_sight, show


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request, MINE, own(request.user), "mine")


@require_safe
@login_required
def team(request: HttpRequest) -> HttpResponse:
    return _page(request, TEAM, in_sight(request.user), "team")


@require_safe
@login_required
def planned(request: HttpRequest) -> HttpResponse:
    return _page(request, PLANNED, plans_in_sight(request.user, request.GET), "planned")


def _page(request: HttpRequest, page: ListPage, rows: object, at: str) -> HttpResponse:
    return show(request, page, rows).render("followups/list.html", at=at)
