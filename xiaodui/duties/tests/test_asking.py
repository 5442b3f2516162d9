"""Whom to ask: a topic is found from a team upwards, and somebody always answers."""

import pytest

from xiaodui.duties import acts
from xiaodui.duties.asking import answers_for, who_is
from xiaodui.people.models import Person, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def quotes(cast):
    return acts.create_topic(
        by=cast.lijing, team=cast.east, name="报价", responsible=cast.sunyue, decider=cast.lijing,
        consulted=[cast.wanglei.pk],
    )  # fmt: skip


def test_the_nearest_team_upwards_answers(cast, quotes):
    assert who_is("报价", cast.thunder) == cast.sunyue
    own = acts.create_topic(
        by=cast.lijing, team=cast.thunder, name="报 价", responsible=cast.chenchen, decider=cast.lijing
    )
    assert who_is("报价", cast.thunder) == cast.chenchen
    assert who_is("报价", cast.east) == cast.sunyue
    acts.end_topic(own, by=cast.lijing)
    assert who_is("报价", cast.thunder) == cast.sunyue


def test_what_nobody_answers_for_goes_to_the_leader_then_to_the_owner(cast, quotes):
    assert who_is("发票", cast.thunder) == cast.lijing
    assert who_is("报价", cast.breeze) == cast.laozhou
    Team.objects.update(leader=None)
    assert who_is("发票", cast.thunder) == cast.laozhou
    assert who_is("发票", None) == cast.laozhou
    assert answers_for("发票", cast.thunder).topic is None


def test_who_left_answers_for_nothing(cast, quotes):
    Person.objects.filter(pk=cast.sunyue.pk).update(is_active=False)
    assert who_is("报价", cast.thunder) == cast.lijing
    Person.objects.filter(pk=cast.lijing.pk).update(is_active=False)
    assert who_is("报价", cast.thunder) == cast.laozhou


def test_case_and_spaces_do_not_count(cast):
    acts.create_topic(by=cast.lijing, team=cast.east, name="CRM 数据", responsible=cast.sunyue, decider=cast.lijing)
    assert who_is("crm数据", cast.thunder) == cast.sunyue
