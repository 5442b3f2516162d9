"""Putting a plan in force: one act that calls those of the rooms below, all or nothing."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.acts import create_route, create_rule, end_route, end_rule, switch_on
from xiaodui.assignment.models import AssignmentRule, StageRoute
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.deals.models import Stage
from xiaodui.duties.acts import take_phase
from xiaodui.duties.models import PhaseRole
from xiaodui.grouping.acts.drafting import refuse_settled
from xiaodui.grouping.acts.inputs import Enforce
from xiaodui.grouping.acts.rights import groups_there
from xiaodui.grouping.models import GroupingPlan, PlanGroup
from xiaodui.grouping.rules.criteria import BY_PHASE, BY_RULE, BY_STAGE
from xiaodui.grouping.verbs import PLAN_IN_FORCE, PLAN_SUPERSEDED
from xiaodui.grouping.works import coverage, names
from xiaodui.journal import record
from xiaodui.people.acts import create_team, lead_team, move


@act("grouping_plans.enforce", on=GroupingPlan, who=groups_there, takes=Enforce, label=_("从今天起生效"))
def enforce_plan(plan: GroupingPlan, *, by: Any, version: int) -> GroupingPlan:
    """从今天起生效. Teams are set up, people moved, leaders named, rules made, the plan before it superseded; whatever
    refuses, nothing of it was done."""
    refuse_settled(plan)
    groups = list(plan.groups.select_related("team", "leader").order_by("order", "pk"))
    _check(plan, groups)
    now = clock.now()
    taken = GroupingPlan.objects.drafts().filter(pk=plan.pk, version=version)
    if not taken.update(in_force_at=now, in_force_by=by, version=F("version") + 1):
        raise Refusal("stale", _("你看过以后，方案又改了。再看一眼会怎样，然后生效。"))
    plan.refresh_from_db()
    _supersede(plan, by)
    for group in groups:
        _stand(group, plan, by)
    moved = _move(plan, by)
    for group in groups:
        if group.leader and group.team and group.team.leader_id != group.leader_id:
            lead_team(group.team, by=by, leader=group.leader)
    for group in sorted(groups, key=lambda one: one.rest):
        _give_work(plan, group, by)
    record(PLAN_IN_FORCE, plan, by=by, moved=moved, criterion=plan.criterion, groups=[str(one) for one in groups])
    return plan


def _check(plan: GroupingPlan, groups: list[PlanGroup]) -> None:
    if not groups:
        raise Refusal("grouping.no-groups", _("一个组都没有，先加组。"))
    found = coverage(plan, groups, {})
    if found.twice:
        value = next(iter(found.twice))
        raise Refusal(
            "grouping.twice",
            _("「%(value)s」有两个组都管，只留一个。") % {"value": names(plan.criterion).get(value, value)},
        )
    if len(found.rests) > 1:
        raise Refusal("grouping.rests", _("「别的都归这一组」只能有一个组选。"))
    filled = set(plan.members.values_list("group_id", flat=True))
    if empty := next((one for one in groups if one.pk not in filled), None):
        raise Refusal("grouping.empty", _("「%(group)s」还没有人，先排人，或者去掉这一组。") % {"group": empty})
    if gone := plan.members.filter(person__is_active=False).select_related("person").first():
        raise Refusal("person.inactive", _("%(name)s 已经停用，重新排一次人。") % {"name": gone.person.name})


def _supersede(plan: GroupingPlan, by: Any) -> None:
    """The one before it of the same branch, with the rules and the routes that it made."""
    for older in GroupingPlan.objects.in_force().filter(under=plan.under).exclude(pk=plan.pk):
        GroupingPlan.objects.filter(pk=older.pk).update(superseded_at=clock.now())
        for rule in AssignmentRule.objects.in_force().filter(pk__in=older.groups.values("rule")):
            end_rule(rule, by=by)
        if older.by.way == BY_STAGE:
            _end_routes(older, by)
        record(PLAN_SUPERSEDED, older, by=by, following=plan)


def _end_routes(older: GroupingPlan, by: Any) -> None:
    for group in older.groups.exclude(team=None):
        for route in StageRoute.objects.standing().filter(giver=older.under, taker=group.team, stage__in=group.values):
            end_route(route, by=by)


def _stand(group: PlanGroup, plan: GroupingPlan, by: Any) -> None:
    if group.team is None:
        group.team = create_team(by=by, name=group.name, parent=plan.under, purpose=plan.purpose)
        PlanGroup.objects.filter(pk=group.pk).update(team=group.team)
        if by is not None:
            by.__dict__.pop("reach", None)  # the new team is in it


def _move(plan: GroupingPlan, by: Any) -> int:
    """How many changed teams; where each stood before is kept as it is at this moment."""
    moved = 0
    for one in plan.members.select_related("person__team", "group__team"):
        plan.members.filter(pk=one.pk).update(former=one.person.team)
        if one.person.team_id != one.group.team_id:
            move(one.person, by=by, team=one.group.team)
            moved += 1
    return moved


def _give_work(plan: GroupingPlan, group: PlanGroup, by: Any) -> None:
    """What follows from the criterion: a rule of assignment, or a phase for each of its people."""
    assert group.team is not None, "its team stands by now"
    if plan.by.way == BY_RULE and (group.values or group.rest):
        rule = create_rule(by=by, **rule_of(plan, group), teams=[group.team.pk])
        PlanGroup.objects.filter(pk=group.pk).update(rule=rule)
    if plan.by.way == BY_STAGE:
        for stage in Stage.objects.in_use().filter(pk__in=group.values):
            for route in StageRoute.objects.standing().filter(stage=stage, giver=plan.under):
                end_route(route, by=by)
            switch_on(
                create_route(by=by, stage=stage, giver=plan.under, taker=group.team, phase=phase_at(stage)), by=by
            )
    if plan.by.way == BY_PHASE:
        for member in group.members.select_related("person"):
            for phase in group.values:
                if not PhaseRole.objects.filter(
                    team=group.team, person=member.person, phase=phase, until=None
                ).exists():
                    take_phase(by=by, team=group.team, person=member.person, phase=phase)


def phase_at(stage: Stage) -> str:
    """Which part of the relay a stage is: the first opens, the last closes, those between follow up."""
    order = [one.pk for one in Stage.objects.in_use()]
    return "opener" if stage.pk == order[0] else "closer" if stage.pk == order[-1] else "follower"


def rule_of(plan: GroupingPlan, group: PlanGroup) -> dict[str, Any]:
    """The input of the rule that gives this group its work; the rest is asked last and speaks of all."""
    said: dict[str, Any] = {"name": f"{plan.name} · {group}"[:60], "kind": ["lead", "customer"], "turns": "capacity"}
    if group.values and not group.rest:
        field = plan.by.field
        said[field] = list(group.values) if field in {"level", "kind"} else "、".join(group.values)
    return said
