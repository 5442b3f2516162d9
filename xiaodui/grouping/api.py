"""What the API reads of grouping."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.grouping.models import GroupingPlan, PlanGroup, PlanMember


def _plan(one: GroupingPlan) -> dict[str, Any]:
    return {
        "id": one.pk, "name": one.name, "purpose": one.purpose, "criterion": one.criterion, "under": one.under_id,
        "made_by": one.made_by_id, "made_at": one.made_at, "in_force_at": one.in_force_at, "in_force_by": one.in_force_by_id,
        "superseded_at": one.superseded_at, "dropped_at": one.dropped_at, "version": one.version,
    }  # fmt: skip


def _group(one: PlanGroup) -> dict[str, Any]:
    return {
        "id": one.pk, "plan": one.plan_id, "place": one.order, "name": one.name, "team": one.team_id, "leader": one.leader_id,
        "values": one.values, "rest": one.rest, "rule": one.rule_id,
    }  # fmt: skip


def _member(one: PlanMember) -> dict[str, Any]:
    return {
        "id": one.pk, "plan": one.plan_id, "group": one.group_id, "person": one.person_id, "former": one.former_id,
        "why": one.why,
    }  # fmt: skip


READS.plug(Read("grouping_plans", GroupingPlan, _plan, {}))
READS.plug(Read("plan_groups", PlanGroup, _group, {"plan": "plan_id"}))
READS.plug(Read("plan_members", PlanMember, _member, {"plan": "plan_id", "person": "person_id"}))
