"""The humans at a customer: added, edited and removed in dialogs over its page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core.web.dialogs import Dialog, answered
from xiaodui.customers import acts
from xiaodui.customers.views.doing import done
from xiaodui.customers.views.reaching import seen_contact, seen_customer


def _there(customer_id: int) -> str:
    return reverse("customer", args=[customer_id]) + "?tab=contacts"


@require_safe
@login_required
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """A contact's place is on its customer's page."""
    one = seen_contact(request, pk)
    return HttpResponseRedirect(f"{_there(one.customer_id)}#contact-{pk}")


@require_http_methods(["GET", "POST"])
@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    customer = seen_customer(request, pk)
    title = _("给「%(name)s」添联系人") % {"name": customer.name}
    dialog = Dialog(acts.add_contact, title, reverse("add-contact", args=[pk]), _("添上"), back=_there(pk))
    result = answered(request, dialog, customer)
    if isinstance(result, HttpResponse):
        return result
    return done(request, customer, _("添了 %(name)s。") % {"name": result.name})


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_contact(request, pk)
    title = _("改 %(name)s 的资料") % {"name": one.name}
    dialog = Dialog(
        acts.edit_contact, title, reverse("edit-contact", args=[pk]), _("保存"), back=_there(one.customer_id)
    )
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else done(request, one.customer, _("改好了。"))


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen_contact(request, pk)
    dialog = Dialog(
        acts.remove_contact, _("移除 %(name)s？") % {"name": one.name}, reverse("remove-contact", args=[pk]), _("移除"),
        text=_("电话和邮箱一起删掉，找不回来；时间线上只留下移除过一位。"), tone="btn-danger", back=_there(one.customer_id),
    )  # fmt: skip
    result = answered(request, dialog, one)
    return result if isinstance(result, HttpResponse) else done(request, one.customer, _("移除了。"))
