"""What came of a plan: won amount a head since it is in force, beside as many days before."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from xiaodui.core import clock
from xiaodui.grouping.looks import GroupLook
from xiaodui.grouping.models import GroupingPlan, PlanGroup
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period

MEASURE = "deals.won_amount"
MOST = 90
"""Days compared at most: what comes later is no longer the grouping's doing alone."""


@dataclass(frozen=True)
class GroupResult:
    group: PlanGroup
    before: Decimal
    after: Decimal

    @property
    def is_better(self) -> bool:
        return self.after > self.before


@dataclass(frozen=True)
class Results:
    days: int
    rows: list[GroupResult]


def span_of(plan: GroupingPlan) -> Period | None:
    """Full days in force, up to MOST of them; None before the first is over."""
    assert plan.in_force_at, "a draft has no results"
    begun: date = clock.day_of(plan.in_force_at)
    until = clock.day_of(plan.superseded_at) if plan.superseded_at else clock.today()
    last = min(until - timedelta(days=1), begun + timedelta(days=MOST - 1))
    return Period(begun, last) if last >= begun else None


def results(plan: GroupingPlan, groups: list[GroupLook], reader: Any) -> Results | None:
    """Of the same people in both spans, as the plan placed them; for whoever may see them all."""
    if plan.in_force_at is None or not reader.reach.everything:
        return None
    after = span_of(plan)
    if after is None:
        return None
    won = [_won(span, reader) for span in (after.before(), after)]
    rows = []
    for one in groups:
        ids = [line.member.person_id for line in one.lines]
        before, since = (sum((by.get(pk, Decimal(0)) for pk in ids), Decimal(0)) / max(len(ids), 1) for by in won)
        rows.append(GroupResult(one.group, before, since))
    return Results((after.end - after.start).days + 1, rows)


def _won(span: Period, reader: Any) -> dict[int, Decimal]:
    return {int(row.key): row.value or Decimal(0) for row in ask(MEASURE, reader, span).rows if row.key.isdecimal()}
