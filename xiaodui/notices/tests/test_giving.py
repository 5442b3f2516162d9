"""Giving: whom a fact reaches, once, and what is raised instead of given a second time."""

from datetime import timedelta

import pytest

from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.jobs.runner import run_due
from xiaodui.journal.models import Fact
from xiaodui.notices import Giving, notify, notify_many
from xiaodui.notices.acts import mute
from xiaodui.notices.models import Mute, Notice
from xiaodui.notices.tests.news import ALARM, RUNG, VERDICT, rang

pytestmark = pytest.mark.django_db


def standing(person):
    return list(Notice.objects.visible_to(person).standing().unread().order_by("pk"))


def given() -> int:
    return Fact.objects.filter(verb="notice.given").count()


def test_each_is_told_and_their_inboxes_are_poked(cast):
    fact = rang(cast.thunder)
    notify(RUNG, fact, [cast.wanglei.pk, cast.chenchen.pk])
    [notice] = standing(cast.wanglei)
    assert (notice.kind, notice.about) == (RUNG.name, f"team:{cast.thunder.pk}")
    assert (notice.fact_id, notice.count) == (fact.pk, 1)
    assert len(standing(cast.chenchen)) == 1 and not standing(cast.zhaomin)
    poke = Fact.objects.get(verb="notice.given")
    assert set(poke.detail["told"]) == {f"person:{cast.wanglei.pk}", f"person:{cast.chenchen.pk}"}


def test_who_did_it_himself_and_who_has_left_are_left_out(cast):
    notify(RUNG, rang(cast.thunder, by=cast.wanglei), [cast.wanglei.pk, cast.gone.pk, cast.chenchen.pk])
    assert set(Notice.objects.values_list("person", flat=True)) == {cast.chenchen.pk}


def test_the_same_fact_again_changes_nothing(cast):
    fact = rang(cast.thunder)
    for _again in range(3):
        notify(RUNG, fact, [cast.wanglei.pk])
    assert [notice.count for notice in standing(cast.wanglei)] == [1] and given() == 1


def test_nor_when_it_was_read_or_raised_meanwhile(cast):
    first, second = rang(cast.thunder), rang(cast.thunder)
    for fact in (first, second, first, second):
        notify(RUNG, fact, [cast.wanglei.pk])
    assert [notice.count for notice in standing(cast.wanglei)] == [2]
    Notice.objects.update(read_at=the_clock.now())
    notify(RUNG, first, [cast.wanglei.pk])
    assert not standing(cast.wanglei) and given() == 2


def test_an_unread_notice_is_raised(cast):
    facts = [rang(cast.thunder) for _each in range(3)]
    for fact in facts:
        notify(RUNG, fact, [cast.wanglei.pk])
    [notice] = standing(cast.wanglei)
    assert (notice.count, notice.fact_id) == (3, facts[-1].pk)


def test_after_reading_a_new_one_begins(cast):
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk])
    Notice.objects.update(read_at=the_clock.now())
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk])
    assert [notice.count for notice in standing(cast.wanglei)] == [1]


def test_other_kinds_and_other_records_stand_alone(cast):
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk])
    notify(ALARM, rang(cast.thunder), [cast.wanglei.pk])
    notify(RUNG, rang(cast.breeze), [cast.wanglei.pk])
    notify(RUNG, rang(cast.breeze), [cast.wanglei.pk], about="rings")
    assert len(standing(cast.wanglei)) == 4


def test_many_at_once_are_as_one_by_one(cast):
    facts = [rang(team) for team in (cast.thunder, cast.breeze, cast.thunder)]
    notify_many(RUNG, [Giving(fact, [cast.wanglei.pk, cast.chenchen.pk]) for fact in facts])
    for person in (cast.wanglei, cast.chenchen):
        assert [(one.count, one.fact_id) for one in standing(person)] == [(2, facts[2].pk), (1, facts[1].pk)]
    assert given() == 1


@pytest.mark.parametrize("mute", [{"kind": RUNG.name}, {"about": "team"}])
def test_who_muted_it_is_not_told(cast, mute):
    key = f"team:{cast.thunder.pk}"
    Mute.objects.create(
        person=cast.wanglei, muted_at=the_clock.now(), **{k: key if k == "about" else v for k, v in mute.items()}
    )
    Mute.objects.create(person=cast.wanglei, muted_at=the_clock.now(), kind="another.kind")
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk, cast.chenchen.pk], about="rings")
    assert not standing(cast.wanglei) and len(standing(cast.chenchen)) == 1


def test_what_must_reach_him_cannot_be_muted(cast):
    with pytest.raises(Refusal, match="不能静音"):
        mute(by=cast.wanglei, kind=VERDICT.name)
    mute(by=cast.wanglei, about=f"team:{cast.thunder.pk}")
    notify(VERDICT, rang(cast.thunder), [cast.wanglei.pk])
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk])
    assert [one.kind for one in standing(cast.wanglei)] == [VERDICT.name]


def test_last_years_events_are_no_news(cast):
    notify(RUNG, rang(cast.thunder, at=the_clock.now() - timedelta(days=31)), [cast.wanglei.pk])
    assert not Notice.objects.exists()
    notify(RUNG, rang(cast.thunder, at=the_clock.now() - timedelta(days=29)), [cast.wanglei.pk])
    assert Notice.objects.exists()


def test_what_is_heard_of_days_late_lies_there_as_read_and_rings_nobody(cast):
    ago = the_clock.now() - timedelta(days=4)
    notify_many(RUNG, [Giving(rang(cast.thunder, at=ago), [cast.wanglei.pk]) for _each in range(2)])
    [notice] = Notice.objects.visible_to(cast.wanglei).standing()
    assert notice.read_at and notice.count == 2 and not given()
    notify(RUNG, rang(cast.thunder), [cast.wanglei.pk])
    assert [one.count for one in standing(cast.wanglei)] == [1] and given() == 1


def test_told_means_that_the_fact_itself_pokes(cast):
    notify(RUNG, rang(cast.thunder, told=[f"person:{cast.wanglei.pk}"]), [cast.wanglei.pk], told=True)
    assert standing(cast.wanglei) and not given()


def test_of_thousands_all_are_told_though_few_at_once(cast, monkeypatch):
    monkeypatch.setattr("xiaodui.notices.giving.MOST", 2)
    everybody = [one.pk for one in cast.people.values() if one.pk and one.is_active]
    assert len(everybody) > 4
    fact = rang(cast.thunder)
    notify(RUNG, fact, everybody)
    assert Notice.objects.count() == 2
    while run_due():
        pass
    assert set(Notice.objects.values_list("person", flat=True)) == set(everybody)
    told = [key for poke in Fact.objects.filter(verb="notice.given") for key in poke.detail["told"]]
    assert sorted(told) == sorted(f"person:{pk}" for pk in everybody)


def test_any_number_of_people_costs_the_same(cast, django_assert_num_queries):
    everybody = [one.pk for one in cast.people.values() if one.pk]
    fact = rang(cast.thunder)
    with django_assert_num_queries(3):  # who listens, what stands, the insert
        notify(RUNG, fact, everybody, told=True)
    raised = rang(cast.thunder)
    with django_assert_num_queries(4):  # and the raising
        notify(RUNG, raised, everybody, told=True)
