"""Where assignment shows in other rooms, and what follows a customer from hand to hand."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment import acts
from xiaodui.assignment.acts.following import merged, moved, unmerged
from xiaodui.assignment.clocks import running
from xiaodui.assignment.models import Assignment, AssignmentRule, Passing
from xiaodui.assignment.phases import phase_now
from xiaodui.core.sockets import CORNER, MenuEntry, Tab
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, Child
from xiaodui.deadlines.face import with_faces
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model

CHILDREN.plug(Child("assignment", moved, merged, unmerged))


def about_customer(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """Its clocks, its phase, a hand-over that waits, and what the reader may do about whose it is."""
    person = request.user
    may_assign = acts.assign.may(person, customer)
    return "assignment/_customer.html", {
        "customer": customer, "clocks": with_faces(running(customer)), "phase": phase_now(customer),
        "given": Assignment.objects.visible_to(person).filter(customer=customer).exists(),
        "passing": Passing.objects.visible_to(person).open().filter(customer=customer).select_related("to").first(),
        "may_assign": may_assign, "may_pass": acts.pass_on.may(person, customer),
        "ruled": may_assign and AssignmentRule.objects.in_force().exists(),
    }  # fmt: skip


CUSTOMER_ASIDE.plug(Tab("assignment", _("谁在跟"), 20, about_customer))
CORNER.plug(MenuEntry("assignment", _("分配"), "route", "assignment", 22))
CORNER.plug(MenuEntry("fairness", _("机会公平吗"), "scale", "fairness", 23))


def _names(ids: Any) -> dict[int, str]:
    rows = AssignmentRule.objects.filter(pk__in=list(ids)).values_list("pk", "current__name")
    return {pk: name or "" for pk, name in rows}


KINDS.plug(
    Kind("assignmentrule", _("分配规则"), _names, lambda pk: reverse("assignment-rule", args=[pk]), icon="route")
)
KINDS.plug(
    kind_of_model(
        Passing, _("交接"), lambda pk: reverse("passing", args=[pk]), icon="arrow-right-circle", name="stands_at"
    )
)
