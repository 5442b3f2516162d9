"""The lists of customers: one's own, and all in sight."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xiaodui.customers.acts import create
from xiaodui.customers.lists import ALL, MINE, in_sight, own, show


def _answer(request: Any, page: Any, rows: Any, at: str) -> HttpResponse:
    return show(request, page, rows).render("customers/list.html", at=at, may_create=create.may(request.user))


@require_safe
@login_required
def customers(request: HttpRequest) -> HttpResponse:
    return _answer(request, ALL, in_sight(request.user), "all")


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    return _answer(request, MINE, own(request.user), "mine")
