"""The lists of promises."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.core.web.lists import ListPage
from xiaodui.deadlines.lists import MINE, OVER, PEOPLE, mine, of_others, show
from xiaodui.deadlines.models import Deadline
from xiaodui.people.models import Person

FEW = 12


def _answer(request: Any, page: ListPage, rows: Any, at: str) -> HttpResponse:
    leads = request.user.reach.sees_teams or request.user.reach.everything
    return show(request, page, rows, at).render("deadlines/list.html", leads=leads)


@require_safe
@login_required
def my_deadlines(request: HttpRequest) -> HttpResponse:
    return _answer(request, MINE, mine(request.user), "mine")


@require_safe
@login_required
def team_deadlines(request: HttpRequest) -> HttpResponse:
    return _answer(request, PEOPLE, of_others(request.user), "people")


@require_safe
@login_required
def ended_deadlines(request: HttpRequest) -> HttpResponse:
    return _answer(request, OVER, Deadline.objects.visible_to(request.user).filter(ended_at__isnull=False), "over")


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Colleagues whose name holds `?q=`, or whose initials begin so, as options."""
    q = request.GET.get("q", "").strip()[:60]
    rows = Person.objects.visible_to(request.user).active()
    found = rows.filter(Q(name__icontains=q) | Q(initials__startswith=q.lower())) if q else rows
    options = list(found.order_by("name", "pk").values_list("pk", "name")[:FEW])
    return render(request, "deadlines/_options.html", {"options": options})
