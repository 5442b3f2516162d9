"""What follow-ups show on the customer's page: the tab, the next step beside the timeline, the press at its head."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.acts.rights import works_with
from xiaodui.followups.behaviour import trends
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.showing import lined, stepped

SHOWN, STEPS = 50, 5


def rows_of(person: Any, customer: Any) -> Any:
    return FollowUp.objects.visible_to(person).filter(customer=customer)


def tab(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """The newest ones, and all plans that are open."""
    person, names = request.user, {customer.pk: customer.name}
    rows = rows_of(person, customer).select_related("customer", "person__team", "contact").defer("mark").newest_first()
    found = list(rows[: SHOWN + 1])
    months, lines = trends(customer)
    return "followups/_customer_tab.html", {
        "lines": lined(found[:SHOWN], person, names), "more": len(found) > SHOWN, "steps": _steps(person, customer),
        "customer": customer, "may_log": works_with(person, customer),
        "months": months, "half_year": lines,
    }  # fmt: skip


def count(request: Any, customer: Any) -> int:
    return int(rows_of(request.user, customer).count())


def _steps(person: Any, customer: Any) -> list[Any]:
    plans = Plan.objects.visible_to(person).open().filter(customer=customer).by_due()
    found = plans.select_related("customer__owner__team", "person__team", "contact")[:STEPS]
    return stepped(found, person, {customer.pk: customer.name})


def aside(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """下一步, with its buttons, and what the customer did in the last months. Four queries."""
    months, lines = trends(customer)
    return "followups/_customer_next.html", {
        "steps": _steps(request.user, customer), "customer": customer, "months": months, "lines": lines,
        "may_log": works_with(request.user, customer), "log_url": f"{reverse('new-followup')}?customer={customer.pk}",
        "label": _("下一步"),
    }  # fmt: skip
