"""The pages of assignment: what each reader sees on them."""

from collections.abc import Callable
from typing import Any

from tests.cast import Cast
from xiaodui.assignment.acts.arriving import give_out
from xiaodui.assignment.models import AssignmentRule, Passing, Unassigned
from xiaodui.assignment.tests.test_passing import SAID
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer, Involvement
from xiaodui.jobs.runner import run_due
from xiaodui.people.models import Absence
from xiaodui.pool.acts.placing import place_many
from xiaodui.pool.models import Place, Pool

Made = Callable[..., Any]
Ask = Callable[..., Any]


def known(customer: Customer, person: Any) -> Customer:
    Involvement.note({(customer.pk, person.pk)}, the_clock.now())
    return customer


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_rules_are_everybody_s_to_read_in_words(rule: Made, htmx: Ask, cast: Cast) -> None:
    rule(region="上海、苏州", level=["A", "B"])
    page = text(htmx(cast.zhaomin, "/assignment"))
    assert "地区：上海、苏州；意向：A、B" in page and "雷霆队" in page and "轮流" in page
    assert "/assignment/rules/new" not in page and "/assignment/rules/new" in text(htmx(cast.laozhou, "/assignment"))


def test_one_adds_a_rule_in_a_dialog(htmx: Ask, cast: Cast, wednesday: Any) -> None:
    said = {"name": "新规则", "teams": ["", str(cast.thunder.pk)], "people": "", "region": "无锡", "kind": "lead", "turns": "capacity",
            "measure": "deals.won_amount", "fallback": "wait", "level": ""}  # fmt: skip
    answer = htmx(cast.laozhou, "/assignment/rules/new", said)
    assert answer.status_code == 200, text(answer)
    assert AssignmentRule.objects.get().current.when == {"region": ["无锡"], "kind": ["lead"]}


def test_the_form_of_a_rule_shows_what_it_says_now(rule: Made, htmx: Ask, cast: Cast) -> None:
    one = rule(region="上海、苏州")
    page = text(htmx(cast.laozhou, f"/assignment/rules/{one.pk}/edit"))
    assert "上海、苏州" in page and 'name="version" value="0"' in page


def test_a_try_says_why_and_gives_nothing(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    rule("华南", region="广州", teams=[cast.breeze.pk])
    rule()
    one = known(lead(region="苏州"), cast.wanglei)
    page = text(htmx(cast.wanglei, f"/assignment/try?customer={one.pk}"))
    assert "「华南」管不着：地区对不上" in page and "「华东线索」说了算" in page and "还没轮到" in page
    assert Customer.objects.get(pk=one.pk).owner is None


def test_a_try_is_for_what_one_sees(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    one = known(lead(), cast.wanglei)
    assert htmx(cast.wanglei, f"/assignment/try?customer={one.pk}").status_code == 200
    assert htmx(cast.zhaomin, f"/assignment/try?customer={one.pk}").status_code == 404


def test_why_it_was_given_stands_in_words_with_figures_for_whom_one_reaches(
    rule: Made, lead: Made, htmx: Ask, cast: Cast
) -> None:
    Absence.objects.create(person=cast.zhaomin, since=the_clock.today(), until=the_clock.today())
    rule(people=[cast.zhaomin.pk])
    one = lead()
    give_out([one.pk])
    theirs = text(htmx(cast.lijing, f"/customers/{one.pk}/assignments", target="panel"))
    assert (
        "分给 王磊：「华东线索」轮到他，今天第 1 条；赵敏 请假，另有 1 位还没轮到。" in theirs
        and theirs.count("手上 0 条") == 2
    )
    assert text(htmx(cast.wanglei, f"/customers/{one.pk}/assignments")).count("手上 0 条") == 1
    assert htmx(cast.zhaomin, f"/customers/{one.pk}/assignments").status_code == 404


def test_what_waits_is_listed_for_its_leader_with_the_reason(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    for person in (cast.wanglei, cast.chenchen):
        Absence.objects.create(person=person, since=the_clock.today(), until=the_clock.today())
    rule()
    give_out([lead("无锡博远电气").pk])
    page = text(htmx(cast.lijing, "/assignment/unassigned"))
    assert "无锡博远电气" in page and "能接的人请假了" in page
    assert htmx(cast.wanglei, "/assignment/unassigned").status_code == 403
    one = Unassigned.objects.get()
    assert htmx(cast.lijing, f"/assignment/unassigned/{one.pk}/retry", {}).status_code == 200
    said = {"to": cast.lijing.pk, "reason": "我先接"}
    assert htmx(cast.lijing, f"/assignment/unassigned/{one.pk}/assign", said).status_code == 200
    assert not Unassigned.objects.exists()


def test_work_of_one_who_left_is_an_orphan(lead: Made, htmx: Ask, cast: Cast) -> None:
    lead("无锡博远电气", owner=cast.gone)
    lead("苏州恒拓", owner=cast.wanglei)
    page = text(htmx(cast.laozhou, "/assignment/orphans"))
    assert "无锡博远电气" in page and "旧人 已经停用" in page and "苏州恒拓" not in page


def test_the_load_of_a_team_says_how_many_people_it_asks_for(
    lead: Made, htmx: Ask, cast: Cast, monkeypatch: Any
) -> None:
    monkeypatch.setattr("xiaodui.assignment.loads.clauses.number", lambda code, for_=None: 1)
    for _ in range(3):
        lead(owner=cast.wanglei)
    page = text(htmx(cast.lijing, "/assignment/load"))
    assert "2 人，建议 3 人" in page and "人手不够" in page
    assert htmx(cast.wanglei, "/assignment/load").status_code == 403


def test_everybody_sees_how_chances_fell_in_his_team(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    rule(teams=[], people=[cast.wanglei.pk])
    give_out([lead(level="A").pk for _ in range(12)])
    page = text(htmx(cast.chenchen, "/fairness"))
    assert "这个差距不像是偶然" in page and "雷霆队 一共 12 个机会" in page and ">48</a>" in page
    assert "p = 0.000" in page and 'class="me"' in page


def test_an_even_split_is_within_chance(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    rule()
    give_out([lead().pk for _ in range(6)])
    page = text(htmx(cast.wanglei, "/fairness"))
    assert "这个差距在偶然范围内" in page and "p = 1.000" in page


def test_a_hand_over_is_written_and_confirmed_on_pages(lead: Made, htmx: Ask, cast: Cast) -> None:
    one = lead(owner=cast.wanglei)
    known(one, cast.wanglei)
    said = {"to": cast.chenchen.pk, "phase": "closer", **SAID}
    assert htmx(cast.wanglei, f"/customers/{one.pk}/pass-on", said).status_code == 200
    passing = Passing.objects.get()
    page = text(htmx(cast.chenchen, f"/passings/{passing.pk}"))
    assert "周工只接上午的电话" in page and "接不了" in page
    assert htmx(cast.zhaomin, f"/passings/{passing.pk}").status_code == 404
    assert "等他回「接到」" in text(htmx(cast.wanglei, f"/customers/{one.pk}"))
    assert htmx(cast.chenchen, f"/passings/{passing.pk}/confirm", {}).status_code == 200
    assert "接到了" in text(htmx(cast.chenchen, f"/passings/{passing.pk}"))
    assert htmx(cast.chenchen, f"/passings/{passing.pk}/confirm", {}).status_code == 422


def test_the_customer_s_page_shows_its_clocks(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    rule()
    one = lead()
    give_out([one.pk])
    page = text(htmx(cast.wanglei, f"/customers/{one.pk}", target="customer-aside"))
    assert "首次联系" in page and "线索没动" in page and "为什么分给他" in page
    assert f"/customers/{one.pk}/assign" in text(htmx(cast.lijing, f"/customers/{one.pk}", target="customer-aside"))


def test_a_pool_is_given_out_by_the_rules(rule: Made, lead: Made, htmx: Ask, cast: Cast) -> None:
    rule()
    leads = [lead(), lead(region="广州")]
    place_many(leads, reason="new", tell=False)
    pool = Pool.objects.standing().get(is_default=True)
    assert htmx(cast.wanglei, f"/assignment/pools/{pool.pk}/give-out", {}).status_code in {403, 404}
    assert htmx(cast.laozhou, f"/assignment/pools/{pool.pk}/give-out", {}).status_code == 200
    run_due()
    assert Customer.objects.filter(owner=None).count() == 0 and not Place.objects.exists()
