"""Who is asked, when, and what happens when the hour comes."""

from datetime import date
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.deadlines import waive
from xiaodui.deadlines.acts import tick
from xiaodui.deadlines.models import Deadline
from xiaodui.governance import book
from xiaodui.governance.models import ClauseVersion
from xiaodui.journal import Fact
from xiaodui.measures.asking import totals
from xiaodui.measures.period import Period
from xiaodui.notices.models import Notice
from xiaodui.people.acts import be_away
from xiaodui.people.models import Absence, Team
from xiaodui.reports import acts
from xiaodui.reports.acts.calling import call
from xiaodui.reports.acts.opening import ask
from xiaodui.reports.hears import follow_leave, let_go_with_the_promise
from xiaodui.reports.models import Roll, WorkReport
from xiaodui.reports.tests.conftest import TODAY, WORDS

FRIDAY = date(2026, 3, 20)


def names(kind: str = "daily", day: date = TODAY) -> set[str]:
    rows = WorkReport.objects.filter(kind=kind, start__lte=day, end__gte=day, asked=True)
    return set(rows.values_list("person__login", flat=True))


def set_clause(code: str, **values: Any) -> None:
    version = ClauseVersion.objects.get(clause__code=code)
    ClauseVersion.objects.filter(pk=version.pk).update(values={**version.values, **values})
    book.forget()


def figures(cast: Cast, person: Any, until: date = date(2026, 3, 31), since: date = TODAY) -> dict[str, Any]:
    codes = ["reports.due", "reports.handed_in", "reports.on_time", "reports.commented", "reports.hand_in_rate"]
    found = totals(codes, cast.laozhou, Period(since, until), only={"person_id": person.pk})
    return {code.partition(".")[2]: one.total for code, one in found.items()}


def test_members_and_leaders_of_sellers_are_asked_on_working_days(cast: Cast, at: Any) -> None:
    at(0, 30)
    assert ask(TODAY) == 4
    assert names() == {"wanglei", "chenchen", "zhaomin", "lijing"}, "neither the owner nor the analyst"
    assert ask(TODAY) == 0, "asking again changes nothing"
    due = WorkReport.objects.get(person=cast.wanglei).due_at
    assert due == at(18, 30)
    at(0, 30, day=21)
    assert ask(date(2026, 3, 21)) == 0, "Saturday"
    at(0, 30, day=20)
    assert ask(FRIDAY) == 8
    assert names("weekly") == {"wanglei", "chenchen", "zhaomin", "lijing"}


def test_the_rulebook_says_who(cast: Cast, at: Any) -> None:
    set_clause("meeting.report", **{"report.leaders": False, "report.daily_by": "17:00"})
    at(0, 30)
    ask(TODAY)
    assert names() == {"wanglei", "chenchen", "zhaomin"}
    assert WorkReport.objects.get(person=cast.wanglei).due_at == at(17)
    at(9)
    set_clause("meeting.report", **{"report.daily_on": False})
    ask(TODAY)
    assert names() == set(), "no longer wanted before its hour: let go"
    assert not Deadline.objects.open().filter(kind="daily").exists()


def test_who_is_away_is_not_asked_and_who_goes_away_is_let_go(cast: Cast, at: Any) -> None:
    at(0, 30)
    Absence.objects.create(person=cast.chenchen, since=TODAY, until=TODAY)
    ask(TODAY)
    assert "chenchen" not in names()
    at(10)
    be_away(cast.wanglei, by=cast.wanglei, since=TODAY, until=TODAY)
    follow_leave(Fact.objects.filter(verb="person.away"))
    assert "wanglei" not in names()
    assert not Deadline.objects.open().filter(kind="daily", promiser=cast.wanglei).exists()


def test_the_hour_comes_and_the_leader_hears_once(cast: Cast, asked: Any, at: Any) -> None:
    Team.objects.filter(pk=cast.breeze.pk).update(leader=None)
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(18, 31)
    assert call() == 4
    assert call() == 0
    roll = Roll.objects.get(leader=cast.lijing)
    assert (roll.asked, roll.missing, roll.answer_by) == (2, 1, at(12, day=19))
    at(18, 31)
    fact = Fact.objects.get(verb="roll.called", subject=f"roll:{roll.pk}")
    assert fact.detail["who"] == [f"person:{cast.chenchen.pk}"]
    assert Notice.objects.filter(person=cast.lijing, kind="roll.called").count() == 1
    assert figures(cast, cast.chenchen)["due"] == 1 and figures(cast, cast.chenchen)["handed_in"] == 0
    assert not Notice.objects.filter(kind="deadline.escalated").exists(), "one list, not one notice each"


def test_the_leader_promises_answers_and_keeps_it_with_the_last(cast: Cast, asked: Any, at: Any) -> None:
    for person in (cast.wanglei, cast.chenchen):
        acts.hand_in(by=person, **WORDS)
    at(18, 35)
    call()
    promise = Deadline.objects.get(kind="remark", promiser=cast.lijing)
    at(9, day=19)
    acts.comment(asked(cast.wanglei), by=cast.lijing, text="账算得好")
    assert Deadline.objects.get(pk=promise.pk).is_open
    acts.comment(asked(cast.chenchen), by=cast.lijing, text="先补两家")
    assert Deadline.objects.get(pk=promise.pk).end == "met"


def test_an_answer_before_the_roll_asks_for_none(cast: Cast, asked: Any, at: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    acts.comment(asked(cast.wanglei), by=cast.lijing, text="账算得好")
    at(18, 35)
    call()
    assert not Deadline.objects.filter(kind="remark", promiser=cast.lijing).exists()


def test_figures_of_those_on_time_late_and_missing(cast: Cast, asked: Any, at: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(18, 35)
    call()
    at(9, day=19)
    acts.hand_in(by=cast.chenchen, day=TODAY, **WORDS)
    acts.comment(asked(cast.wanglei), by=cast.lijing, text="账算得好")
    said = {who: figures(cast, person) for who, person in (("on time", cast.wanglei), ("late", cast.chenchen))}
    assert said["on time"] == {"due": 1, "handed_in": 1, "on_time": 1, "commented": 1, "hand_in_rate": 1}
    assert said["late"] == {"due": 1, "handed_in": 1, "on_time": 0, "commented": 0, "hand_in_rate": 1}
    acts.hand_in(by=cast.sunyue, day=date(2026, 3, 19), **WORDS)
    assert figures(cast, cast.sunyue)["handed_in"] == 0, "written unasked"


def test_each_counts_on_the_day_on_which_it_was_due(cast: Cast, asked: Any, at: Any) -> None:
    """So that no day or week has more reports than were due in it."""
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(18, 35)
    call()
    at(9, day=19)
    acts.hand_in(by=cast.chenchen, day=TODAY, **WORDS)
    acts.comment(asked(cast.wanglei), by=cast.lijing, text="账算得好")
    whole = {"due": 1, "handed_in": 1, "on_time": 1, "commented": 1, "hand_in_rate": 1}
    assert figures(cast, cast.wanglei, until=TODAY) == whole
    assert figures(cast, cast.chenchen, until=TODAY) == {**whole, "on_time": 0, "commented": 0}
    for person in (cast.wanglei, cast.chenchen):
        after = figures(cast, person, since=date(2026, 3, 19))
        assert (after["due"], after["handed_in"], after["commented"], after["hand_in_rate"]) == (0, 0, 0, None)


def test_what_a_leader_lets_go_counts_as_nothing(cast: Cast, asked: Any, at: Any) -> None:
    at(18, 35)
    call()
    tick()
    assert figures(cast, cast.wanglei)["due"] == 1
    promise = Deadline.objects.get(kind="daily", promiser=cast.wanglei)
    waive(promise, by=cast.lijing, reason="下午在急诊")
    let_go_with_the_promise(Fact.objects.filter(verb="deadline.waived"))
    let_go_with_the_promise(Fact.objects.filter(verb="deadline.waived"))
    assert figures(cast, cast.wanglei)["due"] == 0
    assert not asked(cast.wanglei).is_missing


def test_a_reminder_comes_an_hour_before(cast: Cast, asked: Any, at: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(17, 31)
    tick()
    told = set(Notice.objects.filter(kind="deadline.reminded").values_list("person__login", flat=True))
    assert told == {"chenchen", "zhaomin", "lijing"}


@pytest.mark.parametrize("wanted", [True, False])
def test_a_clause_may_want_no_comments(cast: Cast, asked: Any, at: Any, wanted: bool) -> None:
    set_clause("meeting.report", **{"report.comment_on": wanted})
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(18, 35)
    call()
    assert Deadline.objects.filter(kind="remark", promiser=cast.lijing).exists() is wanted


def test_a_thousand_people_are_asked_in_few_queries(cast: Cast, at: Any, django_assert_max_num_queries: Any) -> None:
    from xiaodui.people.models import Person

    Person.objects.bulk_create(
        Person(login=f"p{n}", name=f"同事{n}", initials="ts", team=cast.thunder, password="!") for n in range(300)
    )
    at(0, 30)
    with django_assert_max_num_queries(40):
        assert ask(TODAY) == 304
