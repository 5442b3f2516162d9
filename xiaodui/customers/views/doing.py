"""Verbs on a customer, each at its own address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.core.acts import Act
from xiaodui.core.web.dialogs import Dialog, answered, closed, go, told
from xiaodui.core.web.press import press
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.views.alike import asking
from xiaodui.customers.views.reaching import seen_customer

FINDERS = {
    "parent": ("pick-customer", "customers.Customer"),
    "owner": ("customer-owners", "people.Person"),
    "to": ("customer-owners", "people.Person"),
    "colleague": ("customer-owners", "people.Person"),
}


def topics(customer_id: int) -> list[str]:
    return ["customer", f"customer:{customer_id}"]


def done(request: HttpRequest, customer: Customer, text: Any = "") -> HttpResponse:
    return closed(request, reverse("customer", args=[customer.pk]), topics(customer.pk), text)


def _dialog(act: Act, customer: Customer, title: Any, button: Any = "", **more: Any) -> Dialog:
    there = reverse("customer", args=[customer.pk])
    action = reverse(f"{act.verb.replace('_', '-')}-customer", args=[customer.pk])
    return Dialog(act, title, action, button or act.label, back=there, finders=FINDERS, **more)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A page, or a dialog over any page; it ends on the new customer's own page."""
    dialog = Dialog(
        acts.create, _("新客户"), reverse("new-customer"), _("建客户"), back=reverse("customers"), finders=FINDERS,
        text=asking("new-customer", _("先写全称，下面会告诉你有没有这家。已经有的不能建第二次。")),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("customer", args=[result.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = _dialog(acts.edit, customer, _("改「%(name)s」的资料") % {"name": customer.name}, _("保存"))
    result = answered(request, dialog, customer)
    return result if isinstance(result, HttpResponse) else done(request, customer, _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """After it the giver may no longer see the customer: then he goes back to his list."""
    customer = seen_customer(request, pk)
    dialog = _dialog(
        acts.hand_over, customer, _("把「%(name)s」移交给谁？") % {"name": customer.name},
        text=_("以后由他来跟，历史不变。理由记在时间线上。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    if isinstance(result, HttpResponse):
        return result
    if not Customer.objects.visible_to(request.user).filter(pk=pk).exists():
        return go(request, reverse("customers"))
    return done(request, customer, _("移交给 %(name)s 了。") % {"name": customer.owner.name})


@require_POST
@login_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    press(request, acts.note, customer)
    if not request.headers.get("HX-Request"):
        return done(request, customer)
    return told(render(request, "customers/_composer.html", {"customer": customer}), topics(pk))
