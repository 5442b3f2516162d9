"""Plans follow their customer: to its new owner, into the pool and out of it, to whom somebody's work goes on."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.followups import clocks
from xiaodui.followups.acts.planning import told
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.verbs import PLAN_PARKED, PLAN_PASSED
from xiaodui.journal import gather, record
from xiaodui.journal.verb import Verb
from xiaodui.people.calendars import calendar_of
from xiaodui.tasks.acts.days import due_of

STANDING = Prepared(lambda customer: Plan.objects.open().filter(customer_id=customer).values_list("pk")[:1], int)


def moved(customer: Any, former: Any, to: Any, by: Any) -> None:
    """To the pool: all of them wait, in nobody's hands. To an owner: what waits and what the former owner had is his;
    what a colleague planned who works on it too stays with him."""
    if not STANDING.rows(customer.pk):
        return
    rows = Plan.objects.open().filter(customer=customer).select_related("person__team", "contact")
    if to is None:
        _park(customer, list(rows.exclude(person=None)), by)
    else:
        hands = [None] if former is None else [None, former.pk]
        taken = [plan for plan in rows if plan.person_id in hands]
        _pass(customer, taken, to, by)


def _park(customer: Any, plans: list[Plan], by: Any) -> None:
    for plan in plans:
        clocks.stop(plan)
    Plan.objects.filter(pk__in=[plan.pk for plan in plans]).update(person=None, version=F("version") + 1)
    _tell(PLAN_PARKED, customer, plans, None, by)


def _pass(customer: Any, plans: list[Plan], to: Any, by: Any) -> None:
    for plan in plans:
        clocks.stop(plan)
        fresh = _day_for(to, plan)
        Plan.objects.filter(pk=plan.pk).update(person=to, **fresh, version=F("version") + 1)
        for name, value in fresh.items():
            setattr(plan, name, value)
    _tell(PLAN_PASSED, customer, plans, to, by)
    clocks.start(plans, by)


def _day_for(to: Any, plan: Plan) -> dict[str, Any]:
    """Its day, on the new one's clock; one that has passed becomes the end of his next working day, or nobody could ever
    keep what he takes over late."""
    due_at = due_of(to, plan.due_on, plan.due_time)
    if due_at is not None and due_at > clock.now():
        return {"due_at": due_at}
    day = calendar_of(to).add_workdays(clock.today(), 1)
    return {"due_on": day, "due_time": None, "due_at": due_of(to, day)}


def _tell(verb: Verb, customer: Any, plans: list[Plan], to: Any, by: Any) -> None:
    with gather():
        for plan in plans:
            plan.person, plan.customer = to, customer
            record(verb, plan, by=by, **{**told(plan), "owner": to})


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """All open plans of `person` to `to`, in the caller's transaction, who has checked the right; how many went."""
    plans = list(Plan.objects.open().of(person).select_related("customer__owner", "contact").order_by("pk"))
    by_customer: dict[int, list[Plan]] = {}
    for plan in plans:
        by_customer.setdefault(plan.customer_id, []).append(plan)
    for theirs in by_customer.values():
        _pass(theirs[0].customer, theirs, to, by)
    return len(plans)


def merged(kept: Any, gone: Any) -> dict[str, list[int]]:
    """Contacts and plans of the customer that goes stand with the one that stays."""
    return {"followups": _point(FollowUp, gone.pk, kept), "plans": _point(Plan, gone.pk, kept)}


def unmerged(kept: Any, gone: Any, data: Any) -> None:
    for model, ids in ((FollowUp, data["followups"]), (Plan, data["plans"])):
        model.objects.filter(pk__in=ids, customer=kept).update(customer=gone)  # type: ignore[attr-defined]


def _point(model: Any, from_id: int, kept: Any) -> list[int]:
    ids = list(model.objects.filter(customer_id=from_id).order_by("pk").values_list("pk", flat=True))
    for chunk in _chunks(ids):
        model.objects.filter(pk__in=chunk).update(customer=kept)
    return ids


def _chunks(ids: list[int], size: int = 400) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
