"""From a draft to a plan in force: kept at every step, all or nothing at the end."""

from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.assignment.acts.arriving import give_out
from xiaodui.assignment.models import AssignmentRule, StageRoute
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Stage
from xiaodui.duties.models import PhaseRole
from xiaodui.grouping import acts
from xiaodui.grouping.models import GroupingPlan, PlanGroup, PlanMember
from xiaodui.grouping.tests.conftest import PURPOSE
from xiaodui.journal.models import Fact
from xiaodui.people.models import Person, Team


def where(plan: GroupingPlan) -> dict[str, tuple[str, str]]:
    rows = PlanMember.objects.filter(plan=plan).select_related("person", "group__team")
    return {one.person.name: (str(one.group), one.why) for one in rows}


def enforce(plan: GroupingPlan, by: Any) -> GroupingPlan:
    plan.refresh_from_db()
    return acts.enforce_plan(plan, by=by, version=plan.version)  # type: ignore[no-any-return]


def test_the_rules_place_everybody_who_sells_once(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    # 李静 leads 雷霆队; of four who sell two thirds of the work asks for three.
    assert where(draft) == {
        "李静": ("雷霆队", "leads"), "王磊": ("雷霆队", "stays"), "陈晨": ("雷霆队", "stays"), "赵敏": ("长风队", "stays"),
    }  # fmt: skip


def test_a_hand_places_and_the_next_proposal_leaves_it(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    acts.place_member(draft, by=cast.laozhou, person=cast.wanglei, group=draft.groups.get(team=cast.breeze))
    acts.propose_members(draft, by=cast.laozhou)
    assert where(draft)["王磊"] == ("长风队", "")
    acts.propose_members(draft, by=cast.laozhou, anew=True)
    assert where(draft)["王磊"] == ("雷霆队", "stays")


def test_in_force_people_move_and_new_leads_go_by_it(draft: GroupingPlan, cast: Cast, leads: Any) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    acts.place_member(draft, by=cast.laozhou, person=cast.chenchen, group=draft.groups.get(team=cast.breeze))
    enforce(draft, cast.laozhou)
    assert Person.objects.get(pk=cast.chenchen.pk).team == cast.breeze
    assert list(AssignmentRule.objects.in_force().values_list("current__when", "current__teams")) == [
        ({"region": ["江苏苏州", "浙江"], "kind": ["lead", "customer"]}, [cast.thunder.pk]),
        ({"region": ["广东广州"], "kind": ["lead", "customer"]}, [cast.breeze.pk]),
    ]
    give_out(Customer.objects.filter(region="广东广州").values_list("pk", flat=True))
    assert set(Customer.objects.filter(region="广东广州").values_list("owner__name", flat=True)) <= {"赵敏", "陈晨"}
    fact = Fact.objects.get(verb="grouping_plan.in_force")
    # 李静 comes down from 华东 to the team that she leads.
    assert fact.detail["moved"] == 2 and fact.actor == f"person:{cast.laozhou.pk}"


def test_a_new_team_is_set_up_with_its_leader(draft: GroupingPlan, cast: Cast) -> None:
    acts.edit_plan(
        draft,
        by=cast.laozhou,
        version=draft.version,
        name="按地区",
        purpose=PURPOSE,
        criterion="region",
        under=cast.south,
    )
    for group in list(draft.groups.all()):
        acts.remove_group(group, by=cast.laozhou)
    acts.add_group(draft, by=cast.laozhou, name="广州队", leader=cast.zhaomin, values=["广东广州"])
    acts.propose_members(draft, by=cast.laozhou)
    assert where(draft) == {"赵敏": ("广州队", "leads")}
    enforce(draft, cast.laozhou)
    made = Team.objects.get(name="广州队")
    assert cast.south.covers(made) and made.leader == cast.zhaomin and made.purpose == PURPOSE
    assert Person.objects.get(pk=cast.zhaomin.pk).team == made


def test_what_refuses_undoes_all_of_it(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    acts.add_group(draft, by=cast.laozhou, name="昆山队", values=["江苏昆山"])
    acts.place_member(draft, by=cast.laozhou, person=cast.wanglei, group=draft.groups.get(name="昆山队"))
    Team.objects.add_root({"name": "昆山队"})  # meanwhile somebody set one up by this name
    with pytest.raises(Invalid):
        enforce(draft, cast.laozhou)
    draft.refresh_from_db()
    assert draft.is_draft and not AssignmentRule.objects.exists()
    assert Person.objects.get(pk=cast.wanglei.pk).team == cast.thunder


def test_what_is_covered_twice_is_refused_with_its_name(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    acts.edit_group(
        draft.groups.get(team=cast.breeze), by=cast.laozhou, team=cast.breeze, values=["广东广州", "江苏苏州"]
    )
    with pytest.raises(Refusal, match="江苏苏州"):
        enforce(draft, cast.laozhou)


def test_an_empty_group_and_an_old_look_are_refused(draft: GroupingPlan, cast: Cast) -> None:
    with pytest.raises(Refusal, match="还没有人"):
        enforce(draft, cast.laozhou)
    seen = draft.version
    acts.propose_members(draft, by=cast.laozhou)
    with pytest.raises(Refusal, match="又改了"):
        acts.enforce_plan(draft, by=cast.laozhou, version=seen)


def test_the_next_plan_supersedes_it_with_its_rules(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    enforce(draft, cast.laozhou)
    following = acts.create_plan(by=cast.laozhou, name="接力", purpose="开头、签单分开，各专一段", criterion="phase")
    acts.add_group(following, by=cast.laozhou, team=cast.thunder, values=["opener", "follower"])
    acts.add_group(following, by=cast.laozhou, team=cast.breeze, values=["closer"])
    acts.propose_members(following, by=cast.laozhou)
    enforce(following, cast.laozhou)
    draft.refresh_from_db()
    assert draft.superseded_at and not AssignmentRule.objects.in_force().exists()
    assert PhaseRole.objects.get(person=cast.zhaomin, until=None).phase == "closer"
    with pytest.raises(Refusal, match="已经生效"):
        acts.propose_members(following, by=cast.laozhou)


def test_with_a_plan_by_stage_its_routes_end(draft: GroupingPlan, cast: Cast) -> None:
    by = cast.laozhou
    last = Stage.objects.in_use().last()
    assert last is not None
    staged = acts.create_plan(by=by, name="按阶段", purpose="签单的人专门签单", criterion="stage")
    acts.add_group(staged, by=by, team=cast.thunder, rest=True)
    acts.add_group(staged, by=by, team=cast.breeze, values=[str(last.pk)])
    acts.propose_members(staged, by=by)
    enforce(staged, by)
    assert StageRoute.objects.standing().get().taker == cast.breeze
    acts.propose_members(draft, by=by)
    enforce(draft, by)
    assert not StageRoute.objects.standing().exists()


def test_only_who_manages_people_and_sets_rules_may(draft: GroupingPlan, cast: Cast) -> None:
    for other in (cast.lijing, cast.wanglei, cast.sunyue, cast.zhaomin):
        with pytest.raises(Forbidden):
            acts.propose_members(draft, by=other)
    assert not GroupingPlan.objects.visible_to(cast.lijing).exists()
    acts.propose_members(draft, by=cast.laozhou)
    enforce(draft, cast.laozhou)
    assert GroupingPlan.objects.visible_to(cast.wanglei).get() == draft
    assert PlanGroup.objects.visible_to(cast.wanglei).count() == 2


def test_another_criterion_empties_what_the_groups_cover(draft: GroupingPlan, cast: Cast) -> None:
    draft.refresh_from_db()
    acts.edit_plan(draft, by=cast.laozhou, version=draft.version, name="按意向", purpose=PURPOSE, criterion="level")
    assert {tuple(one.values) for one in draft.groups.all()} == {()}
    with pytest.raises(Invalid):
        acts.edit_group(draft.groups.first(), by=cast.laozhou, team=cast.thunder, values=["Z"])


def test_a_leader_isn_t_put_into_another_group(draft: GroupingPlan, cast: Cast) -> None:
    acts.propose_members(draft, by=cast.laozhou)
    with pytest.raises(Refusal, match="李静"):
        acts.place_member(draft, by=cast.laozhou, person=cast.lijing, group=draft.groups.get(team=cast.breeze))


def test_a_dropped_draft_is_done_with(draft: GroupingPlan, cast: Cast) -> None:
    acts.drop_plan(draft, by=cast.laozhou)
    with pytest.raises(Refusal, match="丢掉"):
        acts.propose_members(draft, by=cast.laozhou)
