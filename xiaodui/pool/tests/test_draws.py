"""The draw: known answers, fair to everybody, blind to who came first."""

import math
from itertools import permutations
from random import Random

import pytest

from xiaodui.pool.rules.draws import BEST, FEWEST, Standing, Terms, draw_of, hash_of, newcomers_first, order_of

pytestmark = pytest.mark.once

SEED = bytes(range(32))
BIDS = {"person:1": "a", "person:2": "b", "person:10": "中"}
EQUAL = {who: Standing() for who in BIDS}
DRAW = "b1a54833b974484d7808d0aa84f134c50de9159b8c02d2cc6908555e0d66647a"
LOTS = 100_000


def chi_square_p(counted, expected):
    """The chance of counts so uneven or more, by the upper incomplete gamma function (series and continued fraction)."""
    x = sum((n - e) ** 2 / e for n, e in zip(counted, expected, strict=True)) / 2
    a = (len(counted) - 1) / 2
    if x <= 0:
        return 1.0
    scale = math.exp(-x + a * math.log(x) - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, 1000):
            term *= x / (a + n)
            total += term
        return 1 - total * scale
    b, c = x + 1 - a, 1e300
    d = h = 1 / b
    for n in range(1, 1000):
        an = -n * (n - a)
        b += 2
        d, c = 1 / (an * d + b), b + an / c
        h *= d * c
    return h * scale


class TestKnown:
    def test_a_fixed_seed_gives_these_bytes(self):
        assert hash_of(SEED) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
        assert draw_of(SEED, "release:1", "lot:1", BIDS) == DRAW
        assert order_of(DRAW, EQUAL, Terms()) == ["person:1", "person:2", "person:10"]

    @pytest.mark.parametrize(
        ("seed", "lot", "bids"),
        [
            (b"\x01" + SEED[1:], "lot:1", BIDS),
            (SEED, "lot:2", BIDS),
            (SEED, "lot:1", {**BIDS, "person:1": "A"}),
            (SEED, "lot:1", {"person:1": "a", "person:2": "b"}),
            (SEED, "lot:1", {"person:1": "a\nperson:2 62", "person:10": "中"}),
        ],
    )
    def test_whatever_changes_makes_another_draw(self, seed, lot, bids):
        assert draw_of(seed, "release:1", lot, bids) != DRAW

    def test_who_came_first_changes_nothing(self):
        for order in permutations(BIDS):
            assert draw_of(SEED, "release:1", "lot:1", {who: BIDS[who] for who in order}) == DRAW
            assert order_of(DRAW, {who: Standing() for who in order}, Terms()) == order_of(DRAW, EQUAL, Terms())


class TestPolicies:
    def test_fewest_goes_before_luck(self):
        standings = {"person:1": Standing(3), "person:2": Standing(1), "person:10": Standing(3)}
        assert order_of(DRAW, standings, Terms(FEWEST)) == ["person:2", "person:1", "person:10"]

    def test_best_is_by_exact_shares(self):
        standings = {"person:1": Standing(9, 3), "person:2": Standing(10, 4), "person:10": Standing(6, 2)}
        assert order_of(DRAW, standings, Terms(BEST)) == ["person:2", "person:1", "person:10"]

    def test_the_new_come_first_in_their_share_of_draws(self):
        standings = {"person:1": Standing(9, 9), "person:2": Standing(4, 4)}
        firsts = [order_of(f"{n:064x}", standings, Terms(BEST))[0] for n in range(5000)]
        assert 0.17 < firsts.count("person:2") / 5000 < 0.23
        assert [newcomers_first(DRAW, 0), newcomers_first(DRAW, 100)] == [False, True]


@pytest.mark.parametrize("policy", ["random", FEWEST, BEST])
def test_everybody_alike_wins_alike(policy, capsys):
    """100,000 lots among seven who are equal: chi-square of the winners."""
    chance, people = Random(20261122), [f"person:{n}" for n in (1, 2, 3, 10, 11, 64, 1000)]
    equal, terms = {who: Standing(8, 2) for who in people}, Terms(policy)
    wins = dict.fromkeys(people, 0)
    seed = chance.randbytes(32)
    for lot in range(LOTS // (1 if policy == "random" else 10)):
        bids = {who: f"{chance.getrandbits(32):x}" for who in people}
        wins[order_of(draw_of(seed, "release:1", f"lot:{lot}", bids), equal, terms)[0]] += 1
    total = sum(wins.values())
    p = chi_square_p(list(wins.values()), [total / 7] * 7)
    with capsys.disabled():
        print(f"\n{total} lots by {policy}: p = {p:.4f}")
    assert p > 1e-6


def test_an_uneven_draw_would_be_found():
    assert chi_square_p([10_800, 9_800, 9_800, 9_800, 9_800], [10_000] * 5) < 1e-4
    assert chi_square_p([10_050, 9_950, 10_020, 9_980, 10_000], [10_000] * 5) > 0.5
