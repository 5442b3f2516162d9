"""What boxes that find among many ask for while somebody types: `<option>`s, or names for a mention."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.catalog.models import Product
from xiaodui.customers.models import Customer
from xiaodui.people.models import Person

FEW = 12


def _named(rows: Any, q: str, *, initials: bool = True) -> list[tuple[int, str]]:
    typed = Q(name__icontains=q) | Q(initials__startswith=q.lower()) if initials else Q(name__icontains=q)
    return list(rows.filter(typed).order_by("name", "pk").values_list("pk", "name")[:FEW])


def _options(request: HttpRequest, found: list[tuple[int, str]]) -> HttpResponse:
    return render(request, "deals/_options.html", {"options": found})


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:60]


@require_safe
@login_required
def owners(request: HttpRequest) -> HttpResponse:
    rows = Person.objects.visible_to(request.user).selling()
    return _options(request, _named(rows, _typed(request)))


@require_safe
@login_required
def customers(request: HttpRequest) -> HttpResponse:
    return _options(request, _named(Customer.objects.visible_to(request.user), _typed(request)))


@require_safe
@login_required
def products(request: HttpRequest) -> HttpResponse:
    return _options(request, _named(Product.objects.visible_to(request.user), _typed(request), initials=False))


@require_safe
@login_required
def mention(request: HttpRequest) -> HttpResponse:
    """Colleagues who can be named after an @: [{id, name, team}]."""
    q = _typed(request)
    rows = (
        Person.objects.visible_to(request.user)
        .active()
        .filter(Q(name__icontains=q) | Q(initials__startswith=q.lower()))
    )
    found = rows.order_by("initials", "pk").values_list("pk", "name", "team__name")[:8]
    return JsonResponse({"people": [{"id": pk, "name": name, "team": team or ""} for pk, name, team in found]})
