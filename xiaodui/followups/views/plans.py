"""The next step: made, moved and dropped in dialogs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.followups import acts
from xiaodui.followups.acts.rights import check_works_with
from xiaodui.followups.naming import plan_text
from xiaodui.followups.views.logging import _number, there_of, topics
from xiaodui.followups.views.reaching import seen_plan


def _contacts(customer: Any) -> list[tuple[Any, Any]]:
    return list(customer.contacts.order_by("-decides", "name", "pk").values_list("pk", "name"))


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?customer=`."""
    source = request.POST if request.method == "POST" else request.GET
    customer = seen_customer(request, _number(source.get("customer", "")))
    check_works_with(request.user, customer, request.user)
    dialog = Dialog(
        acts.plan, _("「%(name)s」的下一步") % {"name": customer.name}, reverse("new-plan"), _("定下"),
        text=_("到那天提醒你。客户换了人，它也跟着过去。"), back=there_of(request, customer.pk),
        offered={"contact": _contacts(customer)},
    )  # fmt: skip
    result = answered(request, dialog, None, customer=customer.pk)
    if isinstance(result, HttpResponse):
        return result
    return closed(request, dialog.back, topics(customer.pk), _("定下了。"))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    there = there_of(request, plan.customer_id)
    title = _("改「%(text)s」") % {"text": plan_text(plan.text, plan.channel)}
    dialog = Dialog(
        acts.edit, title, reverse("edit-plan", args=[pk]), _("保存"), back=there, offered={"contact": _contacts(plan.customer)}
    )  # fmt: skip
    result = answered(request, dialog, plan)
    return (
        result if isinstance(result, HttpResponse) else closed(request, there, topics(plan.customer_id), _("改好了。"))
    )


@require_http_methods(["GET", "POST"])
@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    plan = seen_plan(request, pk)
    there = there_of(request, plan.customer_id)
    title = _("「%(text)s」不做了？") % {"text": plan_text(plan.text, plan.channel)}
    dialog = Dialog(acts.drop, title, reverse("drop-plan", args=[pk]), _("不做了"), tone="btn-danger", back=there)
    result = answered(request, dialog, plan)
    return (
        result if isinstance(result, HttpResponse) else closed(request, there, topics(plan.customer_id), _("不做了。"))
    )
