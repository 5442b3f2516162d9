"""Figures of days, weeks and months that are over, against a number of the rule book."""

from datetime import timedelta

import pytest

from xiaodui.conduct.detectors import all_detectors
from xiaodui.conduct.models import Violation
from xiaodui.conduct.tests.conftest import NOW
from xiaodui.core import clock
from xiaodui.deals.acts import create, lose
from xiaodui.journal import Fact


@pytest.fixture
def loses(cast, customer):
    """`loses(7)` deals of 王磊's, `days` ago."""

    def lose_some(count, days=1.0, by=None):
        for number in range(count):
            deal = create(by=by or cast.wanglei, title=f"单 {days} {number}", amount="1000")
            lose(deal, by=by or cast.wanglei, why="价格", at=NOW - timedelta(days=days))

    return lose_some


def test_a_figure_past_the_rule_is_found_with_its_facts(cast, threshold, loses, night):
    threshold()
    loses(7)
    night()
    one = Violation.objects.get()
    assert (one.person, one.detector, len(one.evidence)) == (cast.wanglei, "test.lost", 7)
    assert set(one.evidence) == set(Fact.objects.filter(verb="deal.lost").values_list("pk", flat=True))
    assert one.figures == {
        "measure": "deals.lost_count", "value": "7", "bound": "7", "start": "2026-03-17", "end": "2026-03-17"
    }  # fmt: skip


def test_one_less_is_none(threshold, loses, night):
    threshold()
    loses(6)
    night()
    assert not Violation.objects.exists()


def test_the_day_that_runs_is_not_judged(threshold, loses, night):
    threshold()
    loses(7, days=0)
    night()
    assert not Violation.objects.exists()


def test_judged_again_it_is_the_same_even_if_the_figure_grew(threshold, loses, night):
    threshold()
    loses(7)
    night()
    loses(2)
    night()
    assert Violation.objects.count() == 1


def test_a_machine_that_was_off_catches_up(threshold, loses, night):
    threshold()
    loses(7)
    with clock.at(NOW + timedelta(days=5)):
        night()
    assert Violation.objects.count() == 1


def test_what_is_older_than_the_detector_stays_in_peace(threshold, loses, night):
    threshold()
    loses(7, days=8)
    night()
    assert not Violation.objects.exists()


@pytest.mark.parametrize(("per", "after"), [("week", 6), ("month", 15)])
def test_weeks_and_months_are_judged_when_they_are_over(threshold, loses, night, per, after):
    threshold(per=per)
    loses(7)
    night()
    assert not Violation.objects.exists()
    with clock.at(NOW + timedelta(days=after)):
        night()
    assert Violation.objects.count() == 1


def test_too_little_is_asked_of_those_it_is_meant_for(cast, threshold, loses, night):
    threshold(per="week", at_least=False, whom=lambda: [cast.wanglei.pk, cast.chenchen.pk])
    loses(8, days=5)
    night()
    assert {one.person.login for one in Violation.objects.all()} == {"chenchen"}


def test_too_little_needs_whom_it_asks(threshold):
    with pytest.raises(AssertionError):
        threshold(at_least=False)


def test_a_name_is_declared_once(threshold):
    threshold()
    with pytest.raises(AssertionError):
        threshold()
    assert len({one.name for one in all_detectors(type(threshold(name="test.other")))}) >= 2
