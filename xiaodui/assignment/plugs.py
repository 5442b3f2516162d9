"""Where assignment shows in other rooms, and what follows a customer from hand to hand."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment import acts
from xiaodui.assignment.acts.following import merged, moved, unmerged
from xiaodui.assignment.clocks import running, waiting_for
from xiaodui.assignment.models import Assignment, AssignmentRule, Passing, PhaseOwner, StageRoute, Unassigned
from xiaodui.assignment.phases import phase_now
from xiaodui.assignment.routes import route_of
from xiaodui.assignment.said import WAITS
from xiaodui.core.sockets import CORNER, MenuEntry, Tab
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, SEVERAL, Child, Several
from xiaodui.deadlines.face import with_faces
from xiaodui.deals.showing import CARD_MARKS, DEAL_SIDE
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model


def about_deal(request: Any, deal: Any) -> tuple[str, dict[str, Any]]:
    """To whom it was passed on, or could be; each one's part. Two queries for a deal that never was passed on."""
    person = request.user
    # Whoever sees the deal sees its giver's, and with that its passings.
    taken = [one for one in Passing.objects.filter(deal=deal).select_related("to") if one.end in {"", "confirmed"}]
    passing = next((one for one in taken if not one.ended_at), None)
    route = route_of(deal) if not deal.closed_on and passing is None else None
    parts = (
        PhaseOwner.objects.visible_to(person).filter(deal=deal)
        if any(one.end for one in taken)
        else PhaseOwner.objects.none()
    )
    parts = parts.select_related("person").order_by("since", "pk")
    may_pass = route is not None and deal.customer_id and acts.pass_on_deal.may(person, deal)
    return "assignment/_deal.html", {
        "passing": passing, "clock": waiting_for(passing) if passing else None, "route": route, "parts": list(parts),
        "may_pass": may_pass,
    }  # fmt: skip


def marks(ids: Iterable[int]) -> dict[int, str]:
    """等陈晨接 on the cards of deals that were passed on and not confirmed yet."""
    rows = Passing.objects.open().filter(deal__in=list(ids)).values_list("deal_id", "to__name")
    return {pk: gettext("等%(name)s接") % {"name": name} for pk, name in rows if pk is not None}


DEAL_SIDE.plug(Tab("passing", _("按阶段交接"), 10, about_deal))
CARD_MARKS.plug(marks)
CHILDREN.plug(Child("assignment", moved, merged, unmerged))


def about_customer(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """Its clocks, its phase, a hand-over that waits, and what the reader may do about whose it is."""
    person = request.user
    may_assign = acts.assign.may(person, customer)
    return "assignment/_customer.html", {
        "customer": customer, "clocks": with_faces(running(customer)), "phase": phase_now(customer),
        "given": Assignment.objects.visible_to(person).filter(customer=customer).exists(),
        "passing": Passing.objects.visible_to(person).open().filter(customer=customer, deal=None).select_related("to").first(),
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


def _route_names(ids: Iterable[int]) -> dict[int, str]:
    rows = StageRoute.objects.filter(pk__in=list(ids)).select_related("stage", "taker")
    return {one.pk: str(one) for one in rows}


KINDS.plug(Kind("stageroute", _("按阶段交接"), _route_names, lambda pk: reverse("stage-routes"), icon="route"))


def _leads(person: Any) -> bool:
    return bool(person.may("lead"))


def _waits(given: Any) -> Any:
    """By the rules nobody could get it."""
    return _("还没分出去：%(why)s。") % {"why": WAITS[given.why]} if isinstance(given, Unassigned) else ""


SEVERAL.plug(Several("assign", acts.assign, _("把勾选的 %(n)s 家分给谁？"), _("分给人"), "user-share", _leads, 12))
SEVERAL.plug(
    Several(
        "assign-by-rules", acts.assign_by_rules, _("按规则分勾选的 %(n)s 家？"), _("按规则分"), "route", _leads, 14,
        text=_("一家一家按分配规则给：轮到谁给谁。分不出去的留在原处，告诉你为什么。"), stopped=_waits,
    )
)  # fmt: skip
