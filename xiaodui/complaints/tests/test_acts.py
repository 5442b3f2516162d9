"""Filing, replying, answering, handing on; exactly one person answers at any time, and never the one concerned."""

from datetime import date, timedelta

import pytest

from tests.cast import Cast
from xiaodui.assignment.orphaned import orphans
from xiaodui.complaints import acts
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.tests.conftest import TEXT
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts import hand_over as give_customer
from xiaodui.customers.acts import merge
from xiaodui.customers.models import Customer
from xiaodui.deadlines.models import Deadline
from xiaodui.journal.following import settle as hear_all
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.notices.models import Notice
from xiaodui.people.acts import hand_over_all
from xiaodui.people.models import Team


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("person__login", flat=True))


def test_filed_it_has_one_who_answers_by_the_clause_s_days(cast: Cast, customer: Customer) -> None:
    one = acts.file(customer, by=cast.chenchen, text=TEXT, channel="call")
    assert (one.about, one.answerer, one.by, one.name) == (cast.wanglei, cast.lijing, cast.chenchen, customer.name)
    promise = Deadline.objects.open().get(kind="complaint")
    assert promise.promiser == cast.lijing and promise.due_at.date() == date(2026, 3, 20)
    assert promise.clause == one.cite == "contact.complaint@1"
    assert told("complaint.to_answer") == {"lijing"} and told("complaint.about_me") == {"wanglei"}


def test_it_is_about_whose_customer_it_was_that_day(cast: Cast, customer: Customer) -> None:
    with the_clock.at(the_clock.now() + timedelta(days=2)):
        give_customer(customer, by=cast.wanglei, to=cast.chenchen, reason="他熟")
        customer.refresh_from_db()
        then = acts.file(customer, by=cast.lijing, text=TEXT, happened_on=date(2026, 3, 18))
        now = acts.file(customer, by=cast.lijing, text=TEXT)
        other = acts.file(customer, by=cast.lijing, text=TEXT, about=cast.wanglei)
    assert (then.about, now.about, other.about) == (cast.wanglei, cast.chenchen, cast.wanglei)


def test_nobody_s_customer_asks_whom_it_is_about_and_no_day_to_come(cast: Cast, wednesday: object) -> None:
    nobodys = add_customer(by=cast.laozhou, name="无主的工厂", nobody=True)
    with pytest.raises(Invalid, match="about"):
        acts.file(nobodys, by=cast.laozhou, text=TEXT)
    with pytest.raises(Invalid, match="happened_on"):
        acts.file(nobodys, by=cast.laozhou, text=TEXT, about=cast.wanglei, happened_on=date(2026, 3, 19))


def test_a_leader_s_own_is_answered_above_him(cast: Cast, customer: Customer) -> None:
    one = acts.file(customer, by=cast.chenchen, text=TEXT, about=cast.lijing)
    assert one.answerer == cast.laozhou
    with pytest.raises(Forbidden):
        acts.answer(one, by=cast.lijing, outcome="unfounded", text="没有的事")
    Team.objects.update(leader=None)
    with pytest.raises(Refusal) as no:
        acts.file(customer, by=cast.chenchen, text=TEXT, about=cast.laozhou)
    assert no.value.code == "complaint.nobody"


def test_the_one_concerned_replies_and_does_not_answer(cast: Cast, complaint: Complaint) -> None:
    acts.reply(complaint, by=cast.wanglei, text="样品周三已经发了，快递晚了两天")
    assert Complaint.objects.get().reply.startswith("样品") and told("complaint.replied") == {"lijing"}
    for by in (cast.wanglei, cast.chenchen, cast.zhaomin):
        with pytest.raises(Forbidden):
            acts.answer(complaint, by=by, outcome="unfounded", text="没有的事")
    with pytest.raises(Forbidden):
        acts.reply(complaint, by=cast.chenchen, text="我来替他说")


def test_answered_once_the_promise_is_kept_and_both_hear(cast: Cast, complaint: Complaint) -> None:
    again = Complaint.objects.get()
    acts.answer(complaint, by=cast.laozhou, outcome="upheld", text="改了：发样当天告诉客户")
    assert (complaint.outcome, complaint.answered_by) == ("upheld", cast.laozhou)
    assert Deadline.objects.get(kind="complaint").end == "met"
    assert told("complaint.answered") == {"wanglei", "lijing"}
    for act, said in (
        (acts.answer, {"outcome": "unfounded", "text": "改主意了"}),
        (acts.hand_over, {"to": cast.laozhou.pk, "reason": "忙不过来"}),
    ):
        with pytest.raises(Refusal) as no:
            act(again, by=cast.lijing, **said)
        assert no.value.code == "complaint.over"
    with pytest.raises(Refusal):
        acts.reply(again, by=cast.wanglei, text="我还想说一句")


def test_handed_on_with_the_time_that_is_left(cast: Cast, complaint: Complaint) -> None:
    due = Deadline.objects.get(kind="complaint").due_at
    for whom in (cast.wanglei, cast.chenchen, cast.zhaomin):
        with pytest.raises(Refusal) as no:
            acts.hand_over(complaint, by=cast.lijing, to=whom, reason="你来")
        assert no.value.code == "complaint.whom"
    acts.hand_over(complaint, by=cast.lijing, to=cast.laozhou, reason="我和他家是亲戚")
    assert Complaint.objects.get().answerer == cast.laozhou
    promise = Deadline.objects.open().get(kind="complaint")
    assert (promise.promiser, promise.due_at) == (cast.laozhou, due)


def test_who_leaves_hands_it_over_and_otherwise_it_is_an_orphan(cast: Cast, complaint: Complaint) -> None:
    def lost() -> list[str]:
        return [
            name
            for group in orphans(cast.fresh(cast.laozhou))
            if group.key == "complaints"
            for name, _u, _o in group.rows
        ]

    assert lost() == []
    type(cast.lijing).objects.filter(pk=cast.lijing.pk).update(is_active=False)
    assert lost() == [complaint.name]
    type(cast.lijing).objects.filter(pk=cast.lijing.pk).update(is_active=True)
    hand_over_all(cast.lijing, by=cast.laozhou, to=cast.wanglei, reason="离职")
    one = Complaint.objects.get()
    assert one.answerer == cast.laozhou, "never the one concerned"
    assert Deadline.objects.open().get(kind="complaint").promiser == cast.laozhou


def test_merged_it_goes_along(cast: Cast, customer: Customer, complaint: Complaint) -> None:
    kept = add_customer(by=cast.wanglei, name="昆山新址精密")
    merge(kept, by=cast.wanglei, gone=customer, take=[])
    assert Complaint.objects.get().customer == kept


def test_facts_name_no_customer_and_figures_count_them(cast: Cast, complaint: Complaint) -> None:
    acts.answer(complaint, by=cast.lijing, outcome="upheld", text="改了")
    for fact in Fact.objects.filter(verb__startswith="complaint."):
        assert fact.within == "" and f"customer:{complaint.customer_id}" not in fact.body
    hear_all()
    found = {
        code: sum(row.value for row in Tally.objects.filter(measure=code, person_id=cast.wanglei.pk))
        for code in ("complaints.filed", "complaints.upheld")
    }
    assert found == {"complaints.filed": 1, "complaints.upheld": 1}
