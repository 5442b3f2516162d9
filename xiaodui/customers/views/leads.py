"""Leads: written down, qualified, found unfit, taken up again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xiaodui.core.web.dialogs import Dialog, answered, go
from xiaodui.core.web.press import press
from xiaodui.customers import acts
from xiaodui.customers.views.alike import asking
from xiaodui.customers.views.doing import FINDERS, done
from xiaodui.customers.views.reaching import seen_customer


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    dialog = Dialog(
        acts.create_lead, _("新线索"), reverse("new-lead"), _("登记"), back=reverse("leads"), finders=FINDERS,
        text=asking("new-lead", _("听说了一家，先记下来。已经有人在跟的，下面会告诉你。")),
    )  # fmt: skip
    result = answered(request, dialog)
    return result if isinstance(result, HttpResponse) else go(request, reverse("customer", args=[result.pk]))


@require_http_methods(["GET", "POST"])
@login_required
def qualify(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.qualify, _("把「%(name)s」转成客户？") % {"name": customer.name}, reverse("qualify-customer", args=[pk]),
        _("转成客户"), back=reverse("customer", args=[pk]), text=_("记过的联系人、备注、历史都还在。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    return result if isinstance(result, HttpResponse) else done(request, customer, _("是客户了。"))


@require_http_methods(["GET", "POST"])
@login_required
def disqualify(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    dialog = Dialog(
        acts.disqualify, _("「%(name)s」不合适？") % {"name": customer.name}, reverse("disqualify-customer", args=[pk]),
        _("不合适"), back=reverse("customer", args=[pk]), text=_("先放下，不再提醒。以后想跟，随时可以再拿起来。"),
    )  # fmt: skip
    result = answered(request, dialog, customer)
    return result if isinstance(result, HttpResponse) else done(request, customer, _("记下了。"))


@require_POST
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    press(request, acts.reopen, customer)
    return done(request, customer, _("又是线索了。"))
