"""What waits in a pool, its details, and letting a customer go there."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.core.web.press import press
from xiaodui.customers.models import Customer
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.pool import acts, lists
from xiaodui.pool.acts.looking import looks_left
from xiaodui.pool.acts.pools import keeps_place
from xiaodui.pool.models import Pool
from xiaodui.pool.rights import is_admin, keeps_pools
from xiaodui.pool.seen import details
from xiaodui.pool.views.claims import head_of
from xiaodui.pool.views.reaching import seen_place, seen_pool


@require_safe
@login_required
def front(request: HttpRequest) -> HttpResponse:
    """The first of his pools; a sentence for who sits in none."""
    first = Pool.objects.visible_to(request.user).standing().first()
    if first is None:
        return render(request, "pool/none.html", {})
    return _page(request, first)


@require_safe
@login_required
def pool(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, seen_pool(request, pk))


def _page(request: HttpRequest, here: Pool) -> HttpResponse:
    person: Any = request.user
    listing = lists.show(request, here)
    listing.path = reverse("pool-of", args=[here.pk])
    if request.headers.get("HX-Target") == "list":
        return listing.render("pool/pool.html")
    return listing.render(
        "pool/pool.html", pools=Pool.objects.visible_to(person).standing(), looks=looks_left(person, here),
        may_keep=keeps_pools(person), may_edit=keeps_pools(person) or is_admin(person, here),
        **head_of(person, here),
    )  # fmt: skip


@require_POST
@login_required
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The details, beside the list or as a page of their own; counted by the act before anything is shown."""
    place = press(request, acts.look, seen_place(request, pk))
    context = {
        "one": details(place, acts.claim.may(request.user, place)), "pool": place.pool, "looks": looks_left(request.user, place.pool),
        "may_move": keeps_place(request.user, place),
    }  # fmt: skip
    part = request.headers.get("HX-Request")
    return render(request, "pool/_details.html" if part else "pool/details.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    place = seen_place(request, pk)
    dialog = Dialog(
        acts.move, _("换到哪个公海？"), reverse("move-place", args=[pk]), _("换过去"),
        back=reverse("pool-of", args=[place.pool_id]),
    )  # fmt: skip
    result = answered(request, dialog, place)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, reverse("pool-of", args=[result.pool_id]), ["place"], _("换过去了。"))


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """After it its owner no longer sees the customer: he goes back to his list."""
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.release, _("把「%(name)s」放回公海？") % {"name": customer.name}, reverse("release-customer", args=[pk]),
        _("放回公海"), back=reverse("customer", args=[pk]),
        text=_("跟进和备注都跟着走。放出以后几天内你不能再领这一家，别的同事可以。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    if isinstance(result, HttpResponse):
        return result
    if not Customer.objects.visible_to(request.user).filter(pk=pk).exists():
        return go(request, reverse("my-customers"))
    return closed(request, reverse("customer", args=[pk]), ["customer", f"customer:{pk}"], _("放回公海了。"))
