"""Fairness: tables, laws, and how often the test cries wolf."""

import random
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.assignment.rules.fairness import DRAWS, LEAST_DRAWS, Verdict, fairness, gini
from xiaodui.assignment.rules.load import Load, state_of

pytestmark = pytest.mark.once

ONE = Fraction(1)


def counts(*numbers: int) -> tuple[dict[int, list[Fraction]], dict[int, int]]:
    """So many chances each, all there on twenty days."""
    return {pk: [ONE] * n for pk, n in enumerate(numbers)}, dict.fromkeys(range(len(numbers)), 20)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0), ([5], 0), ([0, 0], 0), ([7, 7, 7], 0), ([0, 0, 9], 1), ([0] * 29 + [1], 1), ([1, 3], Fraction(1, 2)),
        ([1, 2, 3], Fraction(1, 3)),
    ],
)  # fmt: skip
def test_gini(values: list[int], expected: Fraction) -> None:
    assert gini([Fraction(value) for value in values]) == expected


values = st.lists(st.fractions(0, 1000, max_denominator=10), min_size=2, max_size=20)


@given(values, st.randoms(use_true_random=False), st.fractions(Fraction(1, 10), 1000))
def test_gini_knows_neither_order_nor_unit(found: list[Fraction], dice: random.Random, times: Fraction) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert gini(found) == gini(shuffled) == gini([value * times for value in found])
    assert 0 <= gini(found) <= 1


@pytest.mark.parametrize(
    ("numbers", "is_chance"),
    [
        ((5, 5, 5), True), ((1, 0), True), ((3, 3, 4), True), ((10, 0), False), ((30, 30, 30, 5), False),
        ((200, 210, 190), True), ((200, 300, 190), False), ((6, 5, 7, 4, 8), True), ((0, 0), True),
    ],
)  # fmt: skip
def test_small_differences_are_chance_and_large_ones_are_not(numbers: tuple[int, ...], is_chance: bool) -> None:
    assert fairness(*counts(*numbers)).is_chance == is_chance


@pytest.mark.parametrize(
    ("numbers", "p"),
    [((10, 0), Fraction(2, 1024)), ((2, 0), Fraction(1, 2)), ((1, 1), ONE), ((3, 1), Fraction(10, 16))],
)
def test_few_chances_are_counted_exactly(numbers: tuple[int, int], p: Fraction) -> None:
    assert fairness(*counts(*numbers)) == Verdict(p, 0, True)


def test_who_was_there_half_the_time_is_owed_half() -> None:
    got = {1: [ONE] * 40, 2: [ONE] * 20}
    assert not fairness(got, {1: 20, 2: 20}).is_chance and fairness(got, {1: 20, 2: 10}).is_chance


def test_who_was_away_throughout_is_left_out() -> None:
    got, there = counts(9, 9, 0)
    assert not fairness(*counts(30, 30, 0)).is_chance and fairness(got, {**there, 2: 0}).is_chance


def test_equal_numbers_of_unequal_worth_are_found() -> None:
    rich, poor = [Fraction(4)] * 30, [ONE] * 30
    assert not fairness({1: rich, 2: poor}, {1: 20, 2: 20}).is_chance
    mixed = [Fraction(4), ONE] * 15
    assert fairness({1: mixed, 2: mixed}, {1: 20, 2: 20}).is_chance


chances = st.dictionaries(
    st.integers(1, 9), st.lists(st.sampled_from([ONE, Fraction(2), Fraction(4)]), max_size=12), min_size=2, max_size=5
)


@settings(max_examples=12, deadline=None)
@given(chances, st.fractions(Fraction(1, 10), 10**6), st.randoms(use_true_random=False))
def test_the_order_and_the_unit_do_not_count(
    got: dict[int, list[Fraction]], times: Fraction, dice: random.Random
) -> None:
    there = dict.fromkeys(got, 20)
    names = list(got)
    dice.shuffle(names)
    renamed = {100 + place: list(reversed(got[pk])) for place, pk in enumerate(names)}
    scaled = {pk: [value * times for value in some] for pk, some in got.items()}
    found = fairness(got, there)
    assert found == fairness(renamed, dict.fromkeys(renamed, 20)) == fairness(scaled, there)


def test_under_chance_alone_it_cries_wolf_one_time_in_twenty() -> None:
    """160 teams of five on whom 60 chances fell by lot: the share said to be more than chance, printed."""
    dice, alarms, teams = random.Random(7), 0, 160
    for seed in range(teams):
        got: dict[int, list[Fraction]] = {pk: [] for pk in range(5)}
        for _ in range(60):
            got[dice.randrange(5)].append(ONE)
        alarms += not fairness(got, dict.fromkeys(got, 20), seed=seed).is_chance
    print(f"false alarms: {alarms}/{teams} = {alarms / teams:.3f}")
    assert 0.01 <= alarms / teams <= 0.1


def test_a_large_company_is_answered_in_bounded_work() -> None:
    dice, began = random.Random(3), perf_counter()
    got = {pk: [Fraction(dice.choice((1, 2, 3, 4))) for _ in range(400)] for pk in range(60)}
    found = fairness(got, dict.fromkeys(got, 20))
    print(f"24,000 chances of 60 people: p {float(found.p):.3f}, {found.draws} draws, {perf_counter() - began:.2f} s")
    assert LEAST_DRAWS <= found.draws < DRAWS


@pytest.mark.parametrize(
    ("load", "recommended", "state"),
    [
        (Load(4, 4, 200, 0, 60), 4, "right"), (Load(4, 2, 200, 0, 60), 4, "short"), (Load(4, 4, 60, 0, 60), 1, "idle"),
        (Load(0, 0, 0, 0, 60), 1, "short"), (Load(3, 3, 170, 80, 60), 5, "short"), (Load(1, 1, 10, 0, 60), 1, "right"),
    ],
)  # fmt: skip
def test_people_are_reckoned_from_work(load: Load, recommended: int, state: str) -> None:
    assert (load.recommended, load.state) == (recommended, state)


@pytest.mark.parametrize(("held", "state"), [(0, "idle"), (30, "right"), (80, "over"), (200, "full")])
def test_one_person_s_load(held: int, state: str) -> None:
    assert state_of(held, 60, 200) == state
