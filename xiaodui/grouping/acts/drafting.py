"""A draft: what it is for, its groups, who stands where; kept at every step, changed until it is put in force."""

from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.acts.inputs import words_of
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.grouping.acts.inputs import EditPlan, GroupIs, PlanIs
from xiaodui.grouping.acts.rights import groups_somewhere, groups_there
from xiaodui.grouping.models import GroupingPlan, PlanGroup
from xiaodui.grouping.verbs import PLAN_DRAFTED, PLAN_DROPPED, PLAN_EDITED
from xiaodui.grouping.works import names
from xiaodui.journal import record
from xiaodui.people.models import Team
from xiaodui.people.ranks import keeps_team

MOST_GROUPS = 20


@act("grouping_plans.create", who=groups_somewhere, takes=PlanIs, label=_("起草方案"))
def create_plan(*, by: Any, **given: Any) -> GroupingPlan:
    """起草方案. Nothing changes for anybody until it is put in force."""
    _check_under(by, given["under"])
    plan = GroupingPlan.objects.create(made_by=by, made_at=clock.now(), **given)
    record(PLAN_DRAFTED, plan, by=by)
    return plan


def _check_under(by: Any, under: Team | None) -> None:
    if by is not None and not keeps_team(by, under):
        raise Forbidden("no-right", _("你管不到那一片，请选自己管的团队。"))
    if under is not None and under.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": under.name})


@act("grouping_plans.edit", on=GroupingPlan, who=groups_there, takes=EditPlan, label=_("改方案"))
def edit_plan(plan: GroupingPlan, *, by: Any, version: int, **given: Any) -> GroupingPlan:
    """改方案. By another criterion the values of its groups mean nothing any more: they are emptied."""
    refuse_settled(plan)
    _check_under(by, given["under"])
    before = edit_row(plan, version, given)
    if "criterion" in before:
        PlanGroup.objects.filter(plan=plan).update(values=[])
    if before:
        record(PLAN_EDITED, plan, by=by)
    return plan


@act("grouping_plans.drop", on=GroupingPlan, who=groups_there, label=_("丢掉草稿"))
def drop_plan(plan: GroupingPlan, *, by: Any) -> GroupingPlan:
    if not GroupingPlan.objects.drafts().filter(pk=plan.pk).update(dropped_at=clock.now()):
        refuse_settled(GroupingPlan.objects.get(pk=plan.pk))
    plan.refresh_from_db()
    record(PLAN_DROPPED, plan, by=by)
    return plan


@act("grouping_plans.add_group", on=GroupingPlan, who=groups_there, takes=GroupIs, label=_("加一组"))
def add_group(plan: GroupingPlan, *, by: Any, **given: Any) -> PlanGroup:
    refuse_settled(plan)
    standing = plan.groups.all()
    if standing.count() >= MOST_GROUPS:
        raise Refusal("grouping.many", _("一个方案最多 %(n)d 组，再多就分两个方案。") % {"n": MOST_GROUPS})
    columns = _columns(plan, given)
    last = standing.aggregate(last=Max("order"))["last"] or 0
    group = PlanGroup.objects.create(plan=plan, order=last + 1, **columns)
    touch(plan, by)
    return group


@act("plan_groups.edit", on=PlanGroup, who=groups_there, takes=GroupIs, label=_("改这一组"))
def edit_group(group: PlanGroup, *, by: Any, **given: Any) -> PlanGroup:
    refuse_settled(group.plan)
    PlanGroup.objects.filter(pk=group.pk).update(**_columns(group.plan, given, group))
    group.refresh_from_db()
    touch(group.plan, by)
    return group


@act("plan_groups.remove", on=PlanGroup, who=groups_there, label=_("去掉这一组"))
def remove_group(group: PlanGroup, *, by: Any) -> GroupingPlan:
    """去掉这一组. Its people are placed nowhere; the next proposal finds them a place."""
    plan = group.plan
    refuse_settled(plan)
    PlanGroup.objects.filter(pk=group.pk).delete()
    touch(plan, by)
    return plan


def _columns(plan: GroupingPlan, given: dict[str, Any], group: PlanGroup | None = None) -> dict[str, Any]:
    team, leader = given["team"], given["leader"]
    others = plan.groups.exclude(pk=group.pk) if group else plan.groups.all()
    if team is None and not given["name"]:
        raise Invalid({"name": [_("选一个团队，或者给新团队起个名字。")]})
    if team is not None and team.closed_on:
        raise Invalid({"team": [_("「%(team)s」已经撤了，换一个团队。") % {"team": team.name}]})
    if team is not None and plan.under and not plan.under.covers(team):
        raise Invalid(
            {"team": [_("「%(team)s」不在「%(under)s」下面。") % {"team": team.name, "under": plan.under.name}]}
        )
    if team is not None and others.filter(team=team).exists():
        raise Invalid({"team": [_("「%(team)s」已经是方案里的一组了。") % {"team": team.name}]})
    if leader is not None and others.filter(leader=leader).exists():
        raise Invalid({"leader": [_("%(name)s 已经带着方案里的另一组了。") % {"name": leader.name}]})
    values = list(dict.fromkeys([*given["values"], *(words_of(given["more"]) if plan.by.free else [])]))
    if (called := names(plan.criterion)) and (unknown := [one for one in values if one not in called]):
        raise Invalid({"values": [_("没有「%(value)s」这个选项，请重新选。") % {"value": unknown[0]}]})
    name = "" if team is not None else given["name"]
    return {"team": team, "name": name, "leader": leader, "values": values, "rest": given["rest"]}


def refuse_settled(plan: GroupingPlan) -> None:
    if plan.in_force_at:
        raise Refusal("grouping.in-force", _("这个方案已经生效，不再改；要换，另起草一个来接替它。"))
    if plan.dropped_at:
        raise Refusal("grouping.dropped", _("这份草稿已经丢掉了，另起草一个。"))


def touch(plan: GroupingPlan, by: Any) -> None:
    """Whoever is about to put it in force sees that it changed since he looked."""
    GroupingPlan.objects.filter(pk=plan.pk).update(version=F("version") + 1)
    plan.refresh_from_db()
    record(PLAN_EDITED, plan, by=by)
