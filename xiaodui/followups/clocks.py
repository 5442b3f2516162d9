"""The clock of planned contacts: opened, met and ended in the transaction that writes the row."""

from collections.abc import Iterable
from typing import Any

from xiaodui import deadlines
from xiaodui.core import clock
from xiaodui.deadlines import DUE, HALF, LEADER, DeadlineKind
from xiaodui.followups.models import Plan

PLAN = DeadlineKind(
    "plan", zh="约好的跟进", en="Planned follow-ups", steps=(HALF, DUE, LEADER), icon="calendar-due", listed=False
)  # fmt: skip


def start(plans: Iterable[Plan], by: Any) -> None:
    """Those in somebody's hands whose hour is to come; what passed while nobody had it is no miss of his."""
    now = clock.now()
    deadlines.open_many(PLAN, [
        deadlines.Promise(plan, plan.person, due_at=plan.due_at, within=plan.customer, by=by)
        for plan in plans if plan.person_id and plan.due_at > now
    ])  # fmt: skip


def keep(plan: Plan, by: Any) -> None:
    deadlines.meet(PLAN, plan, by=by)


def stop(plan: Plan) -> None:
    deadlines.close(PLAN, plan)
