"""Who gets a lead: tables, and the laws that hold whatever the candidates are."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.assignment.rules.deciding import CAPACITY, PERFORMANCE, ROUND, WAYS, Candidate, Decision, Way, decide
from xiaodui.assignment.rules.fits import Lead, missed
from xiaodui.assignment.rules.shares import WHOLE, Bounds, shares

pytestmark = pytest.mark.once

HENGTUO = Lead("江苏苏州", "官网", "秋季展", "机械制造", "A", "lead", ("急",), ("伺服 S1",))


@pytest.mark.parametrize(
    ("when", "field"),
    [
        ({}, ""),
        ({"region": ["苏州", "无锡"]}, ""),
        ({"region": ["华南"]}, "region"),
        ({"source": ["官网"], "level": ["A", "B"]}, ""),
        ({"source": ["官网"], "level": ["C"]}, "level"),
        ({"tag": ["急"], "product": ["伺服 s1"]}, ""),
        ({"tag": ["急件"]}, "tag"),
        ({"kind": ["customer"]}, "kind"),
        ({"campaign": []}, ""),
    ],
)
def test_a_rule_speaks_of_leads_by_any_word_of_each_field(when: dict[str, list[str]], field: str) -> None:
    assert missed(when, HENGTUO) == field


def test_what_a_lead_does_not_say_fits_no_word() -> None:
    assert missed({"region": ["苏州"]}, Lead()) == "region" and missed({}, Lead()) == ""


@pytest.mark.parametrize(
    ("weights", "newcomers", "bounds", "expected"),
    [
        ({1: 1, 2: 1}, set(), None, {1: 500_000, 2: 500_000}),
        ({1: 3, 2: 1}, set(), None, {1: 750_000, 2: 250_000}),
        ({1: 1, 2: 1, 3: 1}, set(), None, {1: 333_334, 2: 333_333, 3: 333_333}),
        ({1: 0, 2: 0}, set(), None, {1: 500_000, 2: 500_000}),
        ({1: 9, 2: 1, 3: 0}, {3}, Bounds(80, 30, 150), {1: 500_000, 2: 233_334, 3: 266_666}),
        ({1: 5}, set(), Bounds(), {1: WHOLE}),
    ],
)
def test_shares_follow_weights_as_far_as_the_bounds_allow(
    weights: dict[int, int], newcomers: set[int], bounds: Bounds | None, expected: dict[int, int]
) -> None:
    found = shares({pk: Fraction(weight) for pk, weight in weights.items()}, frozenset(newcomers), bounds)
    assert found == expected or all(abs(found[pk] - expected[pk]) <= 1 for pk in expected)


@given(
    st.dictionaries(st.integers(1, 60), st.fractions(0, 10**9, max_denominator=100), min_size=1, max_size=30),
    st.sets(st.integers(1, 60)),
    st.integers(0, 100), st.integers(0, 100), st.integers(100, 400),
)  # fmt: skip
def test_floor_and_ceiling_hold_and_all_adds_up(
    weights: dict[int, Fraction], new: set[int], newcomer: int, least: int, most: int
) -> None:
    found = shares(weights, frozenset(new), Bounds(newcomer, least, most))
    equal = Fraction(WHOLE, len(weights))
    assert sum(found.values()) == WHOLE
    for pk, share in found.items():
        assert share >= equal * (newcomer if pk in new else least) / 100 - 1
        assert share <= equal * most / 100 + 1


candidates = st.lists(
    st.builds(
        Candidate, st.integers(1, 40), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans(),
        st.booleans(), st.integers(-2, 5), st.integers(0, 9), st.integers(0, 5),
        st.fractions(0, 100, max_denominator=10), st.integers(-WHOLE, WHOLE),
    ),
    max_size=12, unique_by=lambda one: one.id,
)  # fmt: skip
ways = st.builds(Way, st.sampled_from(WAYS), st.none() | st.integers(0, 4), st.booleans())


@given(candidates, ways)
def test_nobody_gets_it_who_may_not_or_can_not(found: list[Candidate], way: Way) -> None:
    decision = decide(found, way)
    able = [
        one for one in found
        if one.is_active and one.may_sell and not one.is_away and not one.had_it and one.room > 0
        and (way.cap is None or one.today < way.cap)
    ]  # fmt: skip
    here = [one.id for one in able if one.on_shift]
    allowed = here or ([] if way.waits else [one.id for one in able])
    assert (decision.person in allowed) if allowed else (decision.person is None)


@given(candidates, ways)
def test_everybody_has_his_reason_and_credits_keep_their_sum(found: list[Candidate], way: Way) -> None:
    decision = decide(found, way)
    assert sorted(one.id for one in decision.stands) == sorted(one.id for one in found)
    assert [one.id for one in decision.stands if one.why == "got"] == ([decision.person] if decision.person else [])
    before = {one.id: one.credit for one in found}
    assert sum(decision.credits.values()) == sum(before[pk] for pk in decision.credits)


@given(candidates, ways, st.randoms(use_true_random=False))
def test_the_same_inputs_give_the_same_answer_in_any_order(found: list[Candidate], way: Way, dice: object) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide(found, way) == decide(shuffled, way)


def run(found: list[Candidate], way: Way, leads: int) -> Counter[int | None]:
    """So many leads one after another, credits kept between them; rooms stay as they are."""
    got: Counter[int | None] = Counter()
    for _ in range(leads):
        decision: Decision = decide(found, way)
        got[decision.person] += 1
        found = [replace(one, credit=decision.credits.get(one.id, one.credit)) for one in found]
    return got


@settings(max_examples=25)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.sampled_from(WAYS), st.sets(st.integers(0, 7)))
def test_in_the_long_run_each_comes_to_his_share(sizes: list[int], by: str, new: set[int]) -> None:
    found = [
        Candidate(n + 1, room=size, worth=Fraction(size), is_new=n in new) for n, size in enumerate(sizes)
    ]  # fmt: skip
    weights = {one.id: Fraction(1 if by == ROUND else one.room) for one in found}
    bounds = Bounds() if by == PERFORMANCE else None
    due = shares(weights, frozenset(one.id for one in found if one.is_new), bounds)
    got = run(found, Way(by), 100)
    for one in found:
        assert abs(got[one.id] - Fraction(100 * due[one.id], WHOLE)) < len(found)


def test_round_robin_goes_round() -> None:
    assert run([Candidate(pk) for pk in (1, 2, 3)], Way(), 9) == {1: 3, 2: 3, 3: 3}


def test_by_capacity_who_has_more_room_gets_more() -> None:
    assert run([Candidate(1, room=30), Candidate(2, room=10)], Way(CAPACITY), 40) == {1: 30, 2: 10}


def test_by_performance_a_newcomer_has_his_floor_and_nobody_takes_all() -> None:
    found = [Candidate(1, worth=Fraction(900)), Candidate(2, worth=Fraction(100)), Candidate(3, is_new=True)]
    got = run(found, Way(PERFORMANCE, bounds=Bounds(80, 30, 150)), 300)
    assert got[1] <= 151 and got[3] >= 79 and got[2] >= 29


def test_who_was_away_neither_saves_up_nor_loses() -> None:
    """Ten leads without him, then all three in turn again: he gets a third of what comes, not all of it."""
    found = [Candidate(pk) for pk in (1, 2, 3)]
    for _ in range(10):
        decision = decide([found[0], found[1], replace(found[2], is_away=True)], Way())
        found = [replace(one, credit=decision.credits.get(one.id, one.credit)) for one in found]
    assert run(found, Way(), 9)[3] == 3


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        (Candidate(1, is_active=False), "inactive"), (Candidate(1, may_sell=False), "right"),
        (Candidate(1, had_it=True), "had"), (Candidate(1, is_away=True), "away"), (Candidate(1, room=0), "full"),
        (Candidate(1, today=3), "cap"), (Candidate(1, on_shift=False), "off"),
    ],
)  # fmt: skip
def test_each_reason_is_said(candidate: Candidate, why: str) -> None:
    decision = decide([candidate, Candidate(2)], Way(cap=3))
    assert decision.person == 2 and decision.stands[1].why == why


def test_at_night_it_goes_to_who_comes_in_the_morning_unless_the_rule_waits() -> None:
    asleep = [Candidate(1, on_shift=False), Candidate(2, on_shift=False, is_away=True)]
    assert decide(asleep, Way()).person == 1
    assert decide(asleep, Way(waits=True)).why == "off"


def test_without_candidates_nobody_is_said() -> None:
    assert decide([], Way()) == Decision(None, "nobody")
