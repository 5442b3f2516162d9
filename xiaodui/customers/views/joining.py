"""Asking a colleague in on a customer, and letting it be again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.customers.views.doing import FINDERS, done
from xiaodui.customers.views.reaching import seen_customer


@require_http_methods(["GET", "POST"])
@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.join, _("请谁一起跟「%(name)s」？") % {"name": customer.name}, reverse("join-customer", args=[pk]),
        back=reverse("customer", args=[pk]), finders=FINDERS, button=_("请他来"),
        text=_("归属不变。他看得到这家，也能写备注、记跟进。"),
        left_out=("agreed",) if request.user.pk == customer.owner_id else (),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    return result if isinstance(result, HttpResponse) else done(request, customer, _("请到了。"))


@require_http_methods(["GET", "POST"])
@login_required
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """`?colleague=` says who; without it whoever asks means himself."""
    customer = seen_customer(request, pk)
    who = request.GET.get("colleague", "")
    colleague = who if who.isdecimal() else str(request.user.pk)
    dialog = Dialog(
        acts.part, _("不再一起跟「%(name)s」？") % {"name": customer.name}, reverse("part-customer", args=[pk]),
        _("不再一起跟"), back=reverse("customer", args=[pk]), text=_("写过的都留着。要回来，请归属人再请一次。"),
    )  # fmt: skip
    result = answered(request, dialog, customer, colleague=colleague)
    if isinstance(result, HttpResponse):
        return result
    if not Customer.objects.visible_to(request.user).filter(pk=pk).exists():
        return go(request, reverse("customers"))
    return done(request, customer, _("好了。"))
