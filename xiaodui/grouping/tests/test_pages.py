"""The pages of grouping: the steps of a draft, and what everybody reads of a plan in force."""

from collections.abc import Callable
from typing import Any

from tests.cast import Cast
from xiaodui.assignment.acts import create_rule
from xiaodui.grouping import acts
from xiaodui.grouping.models import GroupingPlan, PlanMember

Ask = Callable[..., Any]


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_draft_is_written_step_by_step_and_left_at_any(htmx: Ask, leads: Any, cast: Cast) -> None:
    leads("江苏苏州", 6)
    leads("广东广州", 2)
    said = {"name": "按地区", "purpose": "离客户近的人去谈", "criterion": "region", "under": ""}
    assert htmx(cast.laozhou, "/grouping/new", said).headers["HX-Redirect"].endswith("?step=groups")
    plan = GroupingPlan.objects.get()
    there = f"/grouping/{plan.pk}"
    form = text(htmx(cast.laozhou, f"{there}/groups/new"))
    assert "江苏苏州 · 6" in form and "新团队叫什么" in form
    group = {"team": cast.thunder.pk, "name": "", "values": ["", "江苏苏州"], "more": ""}
    assert htmx(cast.laozhou, f"{there}/groups/new", group).status_code == 200
    page = text(htmx(cast.laozhou, f"{there}?step=groups"))
    assert "没有哪个组管" in page and "广东广州" in page
    assert "按规则排人" in text(htmx(cast.laozhou, there)), "it goes on where it was left"
    assert "按地区" in text(htmx(cast.laozhou, "/grouping"))


def test_a_proposal_stands_beside_today_with_its_reasons(draft: GroupingPlan, htmx: Ask, cast: Cast) -> None:
    assert htmx(cast.laozhou, f"/grouping/{draft.pk}/propose", {}).status_code == 200
    page = text(htmx(cast.laozhou, f"/grouping/{draft.pk}?step=people"))
    assert "带这一组" in page and "留在原组" in page and "华东" in page
    where = {"person": cast.wanglei.pk, "group": draft.groups.get(team=cast.breeze).pk}
    assert htmx(cast.laozhou, f"/grouping/{draft.pk}/place", where).status_code == 200
    assert PlanMember.objects.get(person=cast.wanglei).group.team == cast.breeze
    part = text(htmx(cast.laozhou, f"/grouping/{draft.pk}?step=people", target="grouping-step"))
    assert "手工放的" in part and "<html" not in part


def test_the_last_look_says_who_moves_and_which_rules_come_first(draft: GroupingPlan, htmx: Ask, cast: Cast) -> None:
    create_rule(by=cast.laozhou, name="老规则", region="江苏", teams=[cast.thunder.pk])
    acts.propose_members(draft, by=cast.laozhou)
    acts.place_member(draft, by=cast.laozhou, person=cast.wanglei, group=draft.groups.get(team=cast.breeze))
    page = text(htmx(cast.laozhou, f"/grouping/{draft.pk}?step=look"))
    assert "老规则" in page and "谁会动" in page and "雷霆队" in page and "每一样都有一个组管" in page
    draft.refresh_from_db()
    answer = htmx(cast.laozhou, f"/grouping/{draft.pk}/enforce", {"version": draft.version})
    assert answer.headers["HX-Redirect"] == f"/grouping/{draft.pk}"
    theirs = text(htmx(cast.zhaomin, f"/grouping/{draft.pk}"))
    assert "离客户近的人去谈" in theirs and "王磊" in theirs and "从 雷霆队 来" in theirs and "正在用" in theirs


def test_a_draft_is_nobody_else_s_to_read(draft: GroupingPlan, htmx: Ask, cast: Cast) -> None:
    assert htmx(cast.laozhou, f"/grouping/{draft.pk}").status_code == 200
    for other in (cast.lijing, cast.wanglei, cast.zhaomin):
        assert htmx(other, f"/grouping/{draft.pk}").status_code == 404
        assert "按地区" not in text(htmx(other, "/grouping"))
