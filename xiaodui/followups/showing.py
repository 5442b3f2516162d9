"""Follow-ups and plans as one reader sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.followups import acts
from xiaodui.followups.acts.correcting import within_hours
from xiaodui.followups.acts.judging import needs_of
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import explained, plan_text
from xiaodui.tasks.listing import due_said, gone

ICONS = {"call": "phone", "visit": "map-pin", "message": "message-2", "mail": "mail"}
"""Of a channel. Each stands in a template too, or the build would leave it out of the sprite."""


@dataclass(frozen=True)
class Line:
    """A follow-up with its verdict said; `name` is the customer's where the reader sees it."""

    row: FollowUp
    name: str
    said: str
    may: dict[str, bool]

    @property
    def icon(self) -> str:
        return ICONS[self.row.channel]


@dataclass(frozen=True)
class Step:
    """A plan with its clock: late, due (today), calm; waiting (parked), kept, "" (dropped)."""

    plan: Plan
    name: str
    text: str
    state: str
    said: str
    phone: str
    may: bool

    @property
    def icon(self) -> str:
        return ICONS[self.plan.channel]

    @property
    def share(self) -> Decimal:
        return gone(self.plan.made_at, self.plan.due_at)


def names_seen(person: Any, ids: Iterable[int]) -> dict[int, str]:
    """Names of those customers that he sees: his own old texts may stand on one that he no longer does. One query."""
    wanted = set(ids)
    return dict(Customer.objects.visible_to(person).filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def why_said(row: FollowUp) -> str:
    """Why it counts or doesn't, by the limits that were in force when it was logged."""
    needs, _cite = needs_of(row.person, row.logged_at)
    return explained(row.why, needs, row.copied_from_at)


def allowed(person: Any, row: FollowUp) -> dict[str, bool]:
    may = row.stands and acts.withdraw.may(person, row)
    return {"withdraw": may, "conclude": may, "correct": may and within_hours(row)}


def lined(rows: Iterable[FollowUp], person: Any, names: dict[int, str] | None = None) -> list[Line]:
    """`person__team` and `customer` at hand. One query for names, none where they are given."""
    found = list(rows)
    known = names_seen(person, (row.customer_id for row in found)) if names is None else names
    return [Line(row, known.get(row.customer_id, ""), why_said(row), allowed(person, row)) for row in found]


def stepped(plans: Iterable[Plan], person: Any, names: dict[int, str] | None = None) -> list[Step]:
    found = list(plans)
    known = names_seen(person, (plan.customer_id for plan in found)) if names is None else names
    return [
        Step(
            plan, known.get(plan.customer_id, ""), plan_text(plan.text, plan.channel), state_of(plan),
            due_said(plan.due_at, plan.due_time is not None) if plan.is_open and not plan.is_parked else "",
            phone_of(plan) if plan.customer_id in known else "", plan.is_open and acts.drop.may(person, plan),
        )
        for plan in found
    ]  # fmt: skip


def state_of(plan: Plan) -> str:
    if not plan.is_open:
        return "kept" if plan.done_at else ""
    if plan.is_parked:
        return "waiting"
    now = clock.now()
    if plan.due_at <= now:
        return "late"
    return "due" if timezone.localtime(plan.due_at).date() <= timezone.localtime(now).date() else "calm"


def phone_of(plan: Plan) -> str:
    """Whom one would ring: the contact of the plan, else the switchboard."""
    return (plan.contact.phone if plan.contact else "") or plan.customer.phone
