"""Making, settling, disputing and releasing promises."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.people.acts import deactivate, hand_over_all
from xiaodui.tasks import acts
from xiaodui.tasks.models import Promise, Task

PROMISE = Callable[..., Promise]


def clocks_of(promise: Promise) -> list[str]:
    rows = Deadline.objects.filter(kind="promise", subject=f"promise:{promise.pk}")
    return list(rows.order_by("pk").values_list("end", flat=True))


def test_row_clock_and_fact_are_written_together(cast: Cast, promise: PROMISE) -> None:
    made = promise()
    assert (
        clocks_of(made) == [""] and Fact.objects.filter(subject=f"promise:{made.pk}", verb="promise.made").count() == 1
    )


def test_when_its_clock_can_t_be_written_there_is_no_promise(promise: PROMISE, monkeypatch: Any) -> None:
    def breaks(*args: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("xiaodui.tasks.clocks.start_promises", breaks)
    with pytest.raises(OSError):
        promise()
    assert not Promise.objects.exists() and not Fact.objects.filter(verb="promise.made").exists()


def test_it_needs_somebody_to_whom_it_is_made(cast: Cast, wednesday: date) -> None:
    with pytest.raises(Invalid):
        acts.make(by=cast.lijing, text="请喝奶茶", kind="reward", due_on=date(2026, 3, 20))
    with pytest.raises(Refusal, match="给自己"):
        acts.make(by=cast.lijing, text="请喝奶茶", kind="reward", due_on=date(2026, 3, 20), to_person=cast.lijing)
    with pytest.raises(Invalid):
        acts.make(
            by=cast.lijing,
            text="请喝奶茶",
            kind="reward",
            due_on=date(2026, 3, 20),
            to_person=cast.wanglei,
            to_team=cast.thunder,
        )


def test_to_a_customer_it_is_made_by_its_record(cast: Cast, promise: PROMISE, customer: Customer) -> None:
    made = promise("周五前给报价", by=cast.wanglei, about=f"customer:{customer.pk}")
    assert made.about == f"customer:{customer.pk}"
    with pytest.raises(Invalid):
        promise("周五前给报价", by=cast.chenchen, about=f"customer:{customer.pk}")


def test_settled_in_time_is_kept(cast: Cast, promise: PROMISE) -> None:
    made = acts.settle(promise(), by=cast.lijing, how="周五下午一人一杯")
    assert made.state == "settled" and clocks_of(made) == ["met"]
    assert Tally.objects.get(measure="promises.settled").person_id == cast.lijing.pk


def test_a_second_settling_is_refused(cast: Cast, promise: PROMISE) -> None:
    made = promise()
    acts.settle(made, by=cast.lijing, how="兑现了")
    with pytest.raises(Refusal, match="没有重复记"):
        acts.settle(made, by=cast.lijing, how="再兑现")
    assert Tally.objects.filter(measure="promises.settled").count() == 1


def test_only_who_owes_it_or_leads_him_settles(cast: Cast, promise: PROMISE) -> None:
    made = promise(by=cast.wanglei, to_person=cast.chenchen)
    for other in (cast.chenchen, cast.zhaomin, cast.sunyue):
        with pytest.raises(Forbidden):
            acts.settle(made, by=other, how="替他兑现")
    assert acts.settle(made, by=cast.lijing, how="我替他兑现").settled_at


def test_its_receiver_may_say_once_that_it_isn_t_kept(cast: Cast, clock: Any, promise: PROMISE) -> None:
    made = acts.settle(promise(), by=cast.lijing, how="发过了")
    clock(2026, 3, 20, 16)
    with pytest.raises(Forbidden):
        acts.dispute(made, by=cast.zhaomin, reason="没我的份")
    acts.dispute(made, by=cast.wanglei, reason="我那杯没到")
    assert made.is_open and clocks_of(made) == ["closed", ""]
    # Two working days: from Friday 16:00 to Tuesday 16:00, eight hours a day.
    assert f"{made.due_at.astimezone(the_clock.zone()):%m-%d}" == "03-24"
    assert sum(Tally.objects.filter(measure="promises.settled").values_list("value", flat=True)) == 0
    acts.settle(made, by=cast.lijing, how="补上了")
    with pytest.raises(Refusal, match="只能说一次"):
        acts.dispute(made, by=cast.chenchen, reason="我也没到")


def test_what_is_open_needs_no_dispute(cast: Cast, promise: PROMISE) -> None:
    with pytest.raises(Refusal, match="还没有记成兑现"):
        acts.dispute(promise(), by=cast.wanglei, reason="还没请呢")


def test_who_owes_it_never_releases_himself(cast: Cast, promise: PROMISE) -> None:
    to_team, to_person = promise(), promise(to_person=cast.wanglei)
    for made in (to_team, to_person):
        with pytest.raises(Forbidden):
            acts.release(made, by=cast.lijing, reason="算了吧")
    with pytest.raises(Forbidden):  # one of the team can't give up what was promised to all
        acts.release(to_team, by=cast.wanglei, reason="我不要了")
    assert acts.release(to_person, by=cast.wanglei, reason="心意领了").state == "released"
    assert acts.release(to_team, by=cast.laozhou, reason="改成团建").state == "released"
    assert clocks_of(to_person) == clocks_of(to_team) == ["closed"]


def test_it_is_listed_for_both_sides(cast: Cast, promise: PROMISE) -> None:
    made = promise()
    assert list(Promise.objects.owed_by(cast.lijing)) == [made]
    for mate in (cast.wanglei, cast.chenchen):
        assert list(Promise.objects.visible_to(mate).owed_to(mate)) == [made]
    assert not Promise.objects.visible_to(cast.zhaomin).exists()
    assert not Promise.objects.owed_to(cast.lijing).exists()


def test_who_leaves_hands_over_tasks_and_promises(cast: Cast, promise: PROMISE, give: Callable[..., Task]) -> None:
    task, made = give(), promise(by=cast.wanglei, to_person=cast.zhaomin)
    with pytest.raises(Refusal, match="承诺 1"):
        deactivate(cast.wanglei, by=cast.laozhou)
    hand_over_all(cast.wanglei, by=cast.laozhou, to=cast.chenchen, reason="离职")
    task.refresh_from_db()
    made.refresh_from_db()
    assert task.person == made.person == cast.chenchen
    open_ones = Deadline.objects.filter(ended_at=None).order_by("kind")
    assert [(one.kind, one.promiser.name) for one in open_ones] == [("promise", "陈晨"), ("task", "陈晨")]
