"""The lists of customers and of leads: one's own, and all in sight."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xiaodui.customers.acts import create, create_lead
from xiaodui.customers.lists import ALL, LEADS, MINE, MY_LEADS, counted, in_sight, own, show
from xiaodui.customers.views.several import offered_to


def _answer(request: Any, page: Any, rows: Any, at: str, counted: Any = None) -> HttpResponse:
    makes = create_lead if at.endswith("leads") else create
    context = {
        "at": at, "may_create": makes.may(request.user), "leads": request.user.may("lead"), "several": offered_to(request.user),
    }  # fmt: skip
    return show(request, page, rows, counted).render("customers/list.html", **context)


@require_safe
@login_required
def customers(request: HttpRequest) -> HttpResponse:
    return _answer(request, ALL, in_sight(request.user), "all", counted(request.user))


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    return _answer(request, MINE, own(request.user), "mine")


@require_safe
@login_required
def leads(request: HttpRequest) -> HttpResponse:
    return _answer(request, LEADS, in_sight(request.user), "leads")


@require_safe
@login_required
def my_leads(request: HttpRequest) -> HttpResponse:
    return _answer(request, MY_LEADS, own(request.user), "my-leads")
