"""The arithmetic of violations, as tables."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.conduct.rules import (
    Match,
    apart,
    ended,
    print_of,
    rung_at,
    rungs,
    span_of,
    too_much,
    window_numbers,
)

MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)


def on(*days: int) -> list[datetime]:
    return [MARCH + timedelta(days=day) for day in days]


@pytest.mark.parametrize(
    ("days", "numbers"),
    [
        ([], []),
        ([0], [1]),
        ([0, 10, 20], [1, 2, 3]),
        ([0, 89], [1, 2]),
        ([0, 90], [1, 1]),  # ninety days later to the minute, the first has left the window
        ([0, 50, 100, 139], [1, 2, 2, 3]),
        ([5, 5, 5], [1, 2, 3]),
    ],
)
def test_each_is_numbered_within_the_window_that_ends_with_it(days: list[int], numbers: list[int]) -> None:
    assert window_numbers(on(*days), 90) == numbers


@given(st.lists(st.integers(0, 400), max_size=30), st.integers(1, 200))
def test_one_more_never_lowers_a_number(days: list[int], window: int) -> None:
    instants = on(*sorted(days))
    numbers = window_numbers(instants, window)
    assert all(1 <= number <= place + 1 for place, number in enumerate(numbers))
    assert window_numbers(instants[:-1], window) == numbers[:-1]


@pytest.mark.parametrize(
    ("nth", "first", "rung"),
    [(1, 1, 0), (2, 1, 1), (1, 2, 1), (2, 2, 2), (1, 3, 2), (5, 1, 4), (9, 1, 4), (9, 3, 4)],
)
def test_the_ladder_begins_where_the_clause_says_and_ends_at_its_top(nth: int, first: int, rung: int) -> None:
    assert rung_at(nth, first, 5) == rung


@pytest.mark.parametrize("written", ["提醒、警告、停抢", "提醒，警告，停抢", " 提醒, 警告 ,停抢,", "提醒\n警告\n停抢"])
def test_rungs_are_read_however_they_are_parted(written: str) -> None:
    assert rungs(written) == ["提醒", "警告", "停抢"]


def test_a_span_that_still_runs_is_not_judged() -> None:
    wednesday = date(2026, 3, 18)
    assert [span.end for span in ended("day", wednesday, 3)] == [
        date(2026, 3, 15),
        date(2026, 3, 16),
        date(2026, 3, 17),
    ]
    assert [(span.start, span.end) for span in ended("week", wednesday, 7)] == [(date(2026, 3, 9), date(2026, 3, 15))]
    assert ended("month", wednesday, 7) == []
    assert [span.key for span in ended("month", date(2026, 4, 1), 7)] == ["month:2026-03-01"]


def test_december_is_a_month_too() -> None:
    assert span_of("month", date(2026, 12, 31)).end == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("value", "at_least", "against"), [(3, True, True), (2, True, False), (3, False, True), (4, False, False)]
)
def test_a_bound_is_against_the_rule_itself(value: int, at_least: bool, against: bool) -> None:
    assert too_much(Decimal(value), Decimal(3), at_least) is against


def test_the_same_evidence_has_one_print_in_any_order() -> None:
    assert print_of("swap", "customer:5", [7, 3]) == print_of("swap", "customer:5", [3, 7])
    others = {
        print_of("swap", "customer:6", [3, 7]),
        print_of("late", "customer:5", [3, 7]),
        print_of("swap", "customer:5", [37]),
    }
    assert len(others | {print_of("swap", "customer:5", [3, 7])}) == 4


def test_a_fact_speaks_once_against_the_same_person() -> None:
    both = [Match(1, (10, 11)), Match(2, (10, 11)), Match(1, (11, 12)), Match(1, (12, 13)), Match(1, ())]
    assert list(apart(both, used=())) == [both[0], both[1], both[3]]
    assert list(apart(both, used=(13,))) == [both[0], both[1]]
