"""What boxes that find among many ask for while somebody types."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.customers.models import Customer
from xiaodui.people.models import Person

FEW = 12


def _named(request: HttpRequest, rows: Any) -> list[tuple[int, str]]:
    q = request.GET.get("q", "").strip()[:60]
    found = rows.filter(Q(name__icontains=q) | Q(initials__startswith=q.lower())) if q else rows
    return list(found.order_by("name", "pk").values_list("pk", "name")[:FEW])


@require_safe
@login_required
def pick(request: HttpRequest) -> HttpResponse:
    """Customers in sight whose name holds `?q=`, or whose initials begin so: [{id, name}], as options for a page."""
    found = _named(request, Customer.objects.visible_to(request.user))
    if request.headers.get("HX-Request"):
        return render(request, "customers/_options.html", {"options": found})
    return JsonResponse({"customers": [{"id": pk, "name": name} for pk, name in found]})


@require_safe
@login_required
def owners(request: HttpRequest) -> HttpResponse:
    """Colleagues who sell."""
    rows = Person.objects.visible_to(request.user).active().selling()
    return render(request, "customers/_options.html", {"options": _named(request, rows)})
