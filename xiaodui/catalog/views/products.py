"""The list of products, a product's page, and what can be done to it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.catalog import acts
from xiaodui.catalog.lists import PRODUCTS
from xiaodui.catalog.models import Product
from xiaodui.core.web.dialogs import Dialog, answered, closed, go
from xiaodui.journal import key_of
from xiaodui.journal.timeline import timeline, timeline_part


def seen_product(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Product.objects.visible_to(request.user), pk=pk)


@require_safe
@login_required
def product_list(request: HttpRequest) -> HttpResponse:
    rows = Product.objects.visible_to(request.user)
    return PRODUCTS.show(request, rows).render("catalog/list.html", may_create=acts.create.may(request.user))


@require_safe
@login_required
def product(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; `HX-Target` asks for the timeline or the head alone."""
    one = seen_product(request, pk)
    target = request.headers.get("HX-Target", "")
    if target == "timeline" or "before" in request.GET:
        return timeline_part(request, key_of(one))
    may = {name: getattr(acts, name).may(request.user, one) for name in ("edit", "withdraw")}
    context: dict[str, Any] = {"product": one, "may": {**may, "withdraw": may["withdraw"] and not one.withdrawn_on}}
    part = target == "product-head"
    if not part:
        context["timeline"] = timeline(request, key_of(one))
    answer = render(request, "catalog/_head.html" if part else "catalog/product.html", context)
    answer["Vary"] = "HX-Request, HX-Target, Cookie"
    return answer


def _done(request: HttpRequest, pk: int, text: Any) -> HttpResponse:
    return closed(request, reverse("product", args=[pk]), ["product", f"product:{pk}"], text)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(acts.create, _("新产品"), reverse("new-product"), _("上架"), back=reverse("products"))
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("product", args=[result.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_product(request, pk)
    title = _("改「%(name)s」") % {"name": one.name}
    action, back = reverse("edit-product", args=[pk]), reverse("product", args=[pk])
    result = answered(request, Dialog(acts.edit, title, action, _("保存"), back=back), one)
    return result if isinstance(result, HttpResponse) else _done(request, pk, _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_product(request, pk)
    dialog = Dialog(
        acts.withdraw, _("下架「%(name)s」？") % {"name": one.name}, reverse("withdraw-product", args=[pk]), _("下架"),
        text=_("新商机不能再选它；已经开的商机和以前的业绩不变。"), tone="btn-danger", back=reverse("product", args=[pk]),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else _done(request, pk, _("下架了。"))
