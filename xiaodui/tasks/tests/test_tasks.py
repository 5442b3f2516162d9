"""Giving, doing and passing on: rights, days, clocks and facts."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.tasks import acts
from xiaodui.tasks.models import Task


def clocks_of(task: Task) -> list[tuple[str, str]]:
    rows = Deadline.objects.filter(kind="task", subject=f"task:{task.pk}").order_by("pk")
    return [(one.person.name, one.end) for one in rows.select_related("person")]


def verbs_of(task: Task) -> list[str]:
    return list(Fact.objects.filter(subject=f"task:{task.pk}").order_by("pk").values_list("verb", flat=True))


def test_a_day_alone_ends_with_the_working_hours(give: Callable[..., Task]) -> None:
    task = give(due_on=date(2026, 3, 20))
    assert task.due_at is not None and f"{task.due_at.astimezone(the_clock.zone()):%m-%d %H:%M}" == "03-20 18:00"


def test_a_time_is_that_time(give: Callable[..., Task]) -> None:
    task = give(due_time=time(10, 30))
    assert task.due_at is not None and f"{task.due_at.astimezone(the_clock.zone()):%m-%d %H:%M}" == "03-20 10:30"


def test_today_after_hours_lasts_until_midnight(cast: Cast, clock: Any) -> None:
    clock(2026, 3, 18, 21)
    task = acts.create(by=cast.wanglei, title="写周报", due_on=date(2026, 3, 18))
    assert f"{task.due_at.astimezone(the_clock.zone()):%d %H:%M}" == "18 23:59"


def test_a_day_that_has_passed_is_refused(give: Callable[..., Task]) -> None:
    with pytest.raises(Invalid) as no:
        give(due_on=date(2026, 3, 17))
    assert "due_on" in no.value.errors and not Task.objects.exists()


def test_a_time_without_a_day_is_refused(give: Callable[..., Task]) -> None:
    with pytest.raises(Invalid):
        give(due_on=None, due_time=time(10))


def test_without_a_day_there_is_no_clock(give: Callable[..., Task]) -> None:
    task = give(due_on=None)
    assert clocks_of(task) == [] and verbs_of(task) == ["task.given"]


@pytest.mark.parametrize(
    ("giver", "taker"),
    [
        ("wanglei", "wanglei"),
        ("wanglei", "chenchen"),
        ("wanglei", "lijing"),
        ("lijing", "wanglei"),
        ("laozhou", "zhaomin"),
    ],
)
def test_one_gives_to_oneself_mates_leader_and_those_one_leads(
    cast: Cast, give: Callable[..., Task], giver: str, taker: str
) -> None:
    assert give(by=getattr(cast, giver), to=getattr(cast, taker)).person == getattr(cast, taker)


@pytest.mark.parametrize(
    ("giver", "taker"), [("wanglei", "zhaomin"), ("zhaomin", "wanglei"), ("chenchen", "laozhou"), ("sunyue", "wanglei")]
)
def test_to_others_one_can_give_nothing(cast: Cast, give: Callable[..., Task], giver: str, taker: str) -> None:
    with pytest.raises(Refusal, match=r"task\.whom|组长"):
        give(by=getattr(cast, giver), to=getattr(cast, taker))


def test_who_has_left_gets_nothing(cast: Cast, give: Callable[..., Task]) -> None:
    with pytest.raises(Refusal):
        give(by=cast.lijing, to=cast.gone)


def test_what_one_can_t_see_can_t_be_named(cast: Cast, give: Callable[..., Task], customer: Customer) -> None:
    assert give(about=f"customer:{customer.pk}").about == f"customer:{customer.pk}"
    for wrong in (f"customer:{customer.pk}", "customer:999", "nothing:1", "stage:1"):
        with pytest.raises(Invalid):
            give(by=cast.chenchen, about=wrong)


def test_done_in_time_is_met_and_counted(cast: Cast, give: Callable[..., Task]) -> None:
    task = give()
    acts.done(task, by=cast.wanglei)
    assert clocks_of(task) == [("王磊", "met")] and verbs_of(task) == ["task.given", "task.done"]
    assert Tally.objects.get(measure="tasks.done").person_id == cast.wanglei.pk
    assert Tally.objects.filter(measure="deadlines.task.met").count() == 1


def test_done_after_its_day_is_late(cast: Cast, clock: Any, give: Callable[..., Task]) -> None:
    task = give()
    clock(2026, 3, 23, 10)
    acts.done(task, by=cast.wanglei)
    assert clocks_of(task) == [("王磊", "late")]


def test_a_second_tick_is_refused_and_counts_nothing(cast: Cast, give: Callable[..., Task]) -> None:
    task = give()
    stale = Task.objects.get(pk=task.pk)
    acts.done(task, by=cast.wanglei)
    with pytest.raises(Refusal, match="已经做完"):
        acts.done(stale, by=cast.wanglei)
    assert Tally.objects.filter(measure="tasks.done").count() == 1


def test_reopened_it_counts_no_more_and_runs_again(cast: Cast, give: Callable[..., Task]) -> None:
    task = acts.done(give(), by=cast.wanglei)
    acts.reopen(task, by=cast.wanglei)
    assert Task.objects.get(pk=task.pk).is_open and clocks_of(task) == [("王磊", "closed"), ("王磊", "")]
    assert sum(Tally.objects.filter(measure="tasks.done").values_list("value", flat=True)) == 0
    with pytest.raises(Refusal, match="还开着"):
        acts.reopen(task, by=cast.wanglei)
    acts.done(task, by=cast.wanglei)
    kept = Tally.objects.filter(measure="deadlines.task.met").values_list("value", flat=True)
    assert sorted(kept) == [-1, 1, 1], "kept once, however often it was opened again"


def test_reopened_after_its_day_it_isn_t_missed_twice(cast: Cast, clock: Any, give: Callable[..., Task]) -> None:
    task = give()
    clock(2026, 3, 23, 10)
    acts.reopen(acts.done(task, by=cast.wanglei), by=cast.wanglei)
    assert clocks_of(task) == [("王磊", "late")]


def test_passed_on_its_clock_runs_for_the_new_one(cast: Cast, give: Callable[..., Task]) -> None:
    task = give(by=cast.lijing, to=cast.wanglei)
    acts.hand_over(task, by=cast.wanglei, to=cast.chenchen, reason="我在外地")
    assert task.person == cast.chenchen and clocks_of(task) == [("王磊", "closed"), ("陈晨", "")]
    with pytest.raises(Refusal, match="已经在"):
        acts.hand_over(task, by=cast.lijing, to=cast.chenchen, reason="再给他")


def test_dropped_it_is_neither_done_nor_missed(cast: Cast, give: Callable[..., Task]) -> None:
    task = acts.drop(give(), by=cast.wanglei, reason="客户取消了")
    assert task.state == "dropped" and clocks_of(task) == [("王磊", "closed")]
    assert not Tally.objects.filter(measure__startswith="tasks.").exists()
    with pytest.raises(Refusal, match="已经撤了"):
        acts.edit(task, by=cast.wanglei, version=task.version, title="还想改")


def test_a_new_day_starts_the_clock_anew(cast: Cast, give: Callable[..., Task]) -> None:
    task = give()
    acts.edit(task, by=cast.wanglei, version=task.version, title=task.title, due_on=date(2026, 3, 27))
    assert clocks_of(task) == [("王磊", "closed"), ("王磊", "")]
    acts.edit(task, by=cast.wanglei, version=task.version, title="换个说法", due_on=date(2026, 3, 27))
    assert len(clocks_of(task)) == 2


def test_of_two_editors_the_later_is_told(cast: Cast, give: Callable[..., Task]) -> None:
    task = give()
    stale = Task.objects.get(pk=task.pk)
    acts.edit(task, by=cast.wanglei, version=task.version, title="一", due_on=task.due_on)
    with pytest.raises(Refusal, match="别人刚改过"):
        acts.edit(stale, by=cast.wanglei, version=stale.version, title="二", due_on=task.due_on)


@pytest.mark.parametrize("name", ["chenchen", "sunyue", "zhaomin"])
def test_who_has_no_part_in_it_changes_nothing(cast: Cast, give: Callable[..., Task], name: str) -> None:
    task = give()
    with pytest.raises(Forbidden):
        acts.done(task, by=getattr(cast, name))
    assert Task.objects.open().count() == 1


def test_both_sides_and_those_above_see_it(cast: Cast, give: Callable[..., Task]) -> None:
    task = give(by=cast.chenchen, to=cast.wanglei)
    seen = {part for part, one in cast.people.items() if part != "nobody" and task in Task.objects.visible_to(one)}
    assert seen == {"owner", "leader", "member", "mate", "analyst"}
    assert task not in Task.objects.visible_to(cast.zhaomin)


def test_what_is_his_alone_his_mate_doesn_t_see(cast: Cast, give: Callable[..., Task]) -> None:
    assert give() not in Task.objects.visible_to(cast.chenchen)


def test_only_what_was_asked_by_another_goes_up_to_the_leader(cast: Cast, give: Callable[..., Task]) -> None:
    own, asked = give(), give(by=cast.chenchen, to=cast.wanglei)
    steps = {one.subject: [step.step.name for step in one.steps] for one in Deadline.objects.filter(kind="task")}
    assert steps == {f"task:{own.pk}": ["half", "due"], f"task:{asked.pk}": ["half", "due", "leader"]}
