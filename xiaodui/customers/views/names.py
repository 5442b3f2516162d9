"""Other names of a customer, noted and taken away in dialogs over its page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.core.web.dialogs import Dialog, answered
from xiaodui.customers import acts
from xiaodui.customers.models import Alias
from xiaodui.customers.views.doing import done
from xiaodui.customers.views.reaching import seen_customer


@require_http_methods(["GET", "POST"])
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.add_alias, _("「%(name)s」还叫什么？") % {"name": customer.name}, reverse("add-alias", args=[pk]), _("记下"),
        back=reverse("customer", args=[pk]), text=_("曾用名、简称、英文名。记下以后，用这个名字也查得到。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    return result if isinstance(result, HttpResponse) else done(request, customer, _("记下了。"))


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Alias.objects.visible_to(request.user).select_related("customer__owner__team")
    alias = get_object_or_404(rows, pk=pk)
    dialog = Dialog(
        acts.remove_alias, _("去掉「%(name)s」？") % {"name": alias.name}, reverse("remove-alias", args=[pk]), _("去掉"),
        tone="btn-danger", back=reverse("customer", args=[alias.customer_id]), text=_("以后用这个名字就查不到这家了。"),
    )  # fmt: skip
    result = answered(request, dialog, alias)
    return result if isinstance(result, HttpResponse) else done(request, alias.customer, _("去掉了。"))
