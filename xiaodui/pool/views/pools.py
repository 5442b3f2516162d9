"""Setting pools, their seats, and the clauses in force."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.core.web.press import press
from xiaodui.pool import acts
from xiaodui.pool.clauses import in_force
from xiaodui.pool.models import Pool, PoolSeat
from xiaodui.pool.rights import keeps_pool
from xiaodui.pool.views.reaching import seen_pool, seen_seat

FINDERS = {"person": ("promise-people", "people.Person"), "team": ("promise-teams", "people.Team")}


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(
        acts.create, _("新公海"), reverse("new-pool"), _("定下来"), back=reverse("pool"),
        text=_("放出来的客户按次序看，第一个地区、意向、产品都合适的公海收下。都不合适的去公司公海。"),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("pool-seats", args=[result.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    pool = seen_pool(request, pk)
    dialog = Dialog(
        acts.edit, _("改「%(name)s」") % {"name": pool.name}, reverse("edit-pool", args=[pk]), _("保存"),
        back=reverse("pool-of", args=[pk]), text=_("已经在里面的客户不动，新来的按新的走。"),
    )  # fmt: skip
    products = list(pool.products.values_list("pk", flat=True))
    result = answered(request, dialog, pool, regions="、".join(pool.regions), products=products)
    return result if isinstance(result, HttpResponse) else go(request, reverse("pool-of", args=[pk]))


@require_POST
@login_required
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    press(request, acts.retire, seen_pool(request, pk))
    return go(request, reverse("pool"))


@require_safe
@login_required
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits here: read by all who sit here, changed by who keeps it."""
    person: Any = request.user
    pool = seen_pool(request, pk)
    rows = PoolSeat.objects.visible_to(person).filter(pool=pool).select_related("person__team", "team")
    context = {"pool": pool, "seats": rows.order_by("-is_admin", "since", "pk"), "may_edit": keeps_pool(person, pool)}
    part = request.headers.get("HX-Target") == "pool-seats"
    return render(request, "pool/_seats.html" if part else "pool/seats.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    pool = seen_pool(request, pk)
    back = reverse("pool-seats", args=[pk])
    dialog = Dialog(
        acts.seat, _("谁能在「%(name)s」领？") % {"name": pool.name}, reverse("seat-pool", args=[pk]), _("加上"), back=back,
        finders=FINDERS,
    )  # fmt: skip
    result = answered(request, dialog, pool)
    return result if isinstance(result, HttpResponse) else closed(request, back, ["pool"], _("加上了。"))


@require_POST
@login_required
def unseat(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen_seat(request, pk)
    back = reverse("pool-seats", args=[row.pool_id])
    press(request, acts.unseat, row)
    return closed(request, back, ["pool"], _("移出了。"))


@require_safe
@login_required
def rules(request: HttpRequest) -> HttpResponse:
    """The clauses on whose customer it is, as they bind the reader now."""
    pools = Pool.objects.visible_to(request.user).standing()
    return render(request, "pool/rules.html", {"clauses": in_force(request.user), "pools": pools})
