"""Whether chances fell evenly: the Gini coefficient, and a test of whether the difference is more than chance.

The question of the test: had each chance fallen on somebody by lot, in proportion to the days on which each was there,
how often would the difference be at least as large as it is? Exact for small numbers, drawn with a fixed seed else, so
that the same figures always give the same answer.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, product
from math import prod, sqrt

DRAWS = 2000
MOST_EXACT = 4096
"""Ways in which few chances can fall that are all counted."""
MOST_PICKS = 300_000
"""Single lots drawn in a test at most; above, fewer draws are made, never fewer than LEAST_DRAWS."""
LEAST_DRAWS = 200
SMALL = 40
"""So many chances of one worth are drawn one by one; more fall as the normal curve says."""
SEED = 20260318
CHANCE = Fraction(1, 20)
"""Below this the difference is said to be more than chance."""


def gini(values: Sequence[Fraction]) -> Fraction:
    """0 where all have the same, nearly 1 where one has all: half the mean difference of pairs over the mean.

    Divided by (n-1)/n, so that one of three who has everything gives 1 as one of thirty does. 0 for nothing.
    """
    total, n = sum(values, Fraction(0)), len(values)
    if n < 2 or not total:
        return Fraction(0)
    ranked = sum((2 * place - n - 1) * value for place, value in enumerate(sorted(values), 1))
    return Fraction(ranked) / ((n - 1) * total)


@dataclass(frozen=True)
class Verdict:
    """`p`: how often chance alone gives a difference as large. `exact`: all ways were counted, else `draws` were drawn."""

    p: Fraction
    draws: int
    exact: bool

    @property
    def is_chance(self) -> bool:
        return self.p >= CHANCE


def fairness(got: Mapping[int, Sequence[Fraction]], there: Mapping[int, int], seed: int = SEED) -> Verdict:
    """`got`: what each chance of each person weighs; `there`: on how many days each was there to get one.

    Who was there on no day is left out with what he got. The order of people and of chances doesn't count, nor the unit
    of the weights.
    """
    people = sorted(pk for pk in there if there[pk] > 0)
    worths = Counter(value for pk in people for value in got.get(pk, ()))
    if len(people) < 2 or not worths:
        return Verdict(Fraction(1), 0, True)
    days = [there[pk] for pk in people]
    unit = sum((value * times for value, times in worths.items()), Fraction(0)) or Fraction(1)
    scaled = sorted((float(value / unit), times) for value, times in worths.items())
    # By what one got a day, not by name, so that whoever is first in the table changes nothing.
    seen = uneven([float(sum(got.get(pk, ()), Fraction(0)) / unit) for pk in people], days)
    order = sorted(range(len(people)), key=lambda place: days[place])
    days = [days[place] for place in order]
    if len(people) ** worths.total() <= MOST_EXACT:
        return Verdict(_exact(scaled, days, seen), 0, True)
    draws = _draws(scaled, len(people))
    dice = random.Random(seed)
    as_large = sum(uneven(_drawn(dice, scaled, days), days) >= seen - 1e-9 for _ in range(draws))
    return Verdict(Fraction(as_large + 1, draws + 1), draws, False)


def uneven(totals: Sequence[float], days: Sequence[int]) -> float:
    """How far what each got is from his part by days; the squares weighed as in Pearson's statistic."""
    whole, everyday = sum(totals), sum(days)
    return sum((total - whole * part / everyday) ** 2 / part for total, part in zip(totals, days, strict=True))


def _exact(worths: Sequence[tuple[float, int]], days: Sequence[int], seen: float) -> Fraction:
    chances = [value for value, times in worths for _ in range(times)]
    as_large = 0
    for fell in product(range(len(days)), repeat=len(chances)):
        totals = [0.0] * len(days)
        for value, place in zip(chances, fell, strict=True):
            totals[place] += value
        if uneven(totals, days) >= seen - 1e-9:
            as_large += prod(days[place] for place in fell)
    return Fraction(as_large, sum(days) ** len(chances))


def _draws(worths: Sequence[tuple[float, int]], people: int) -> int:
    picks = sum(min(times, max(SMALL, people)) for _value, times in worths)
    return max(LEAST_DRAWS, min(DRAWS, MOST_PICKS // max(picks, 1)))


def _drawn(dice: random.Random, worths: Sequence[tuple[float, int]], days: Sequence[int]) -> list[float]:
    totals, steps, places = [0.0] * len(days), list(accumulate(days)), range(len(days))
    for value, times in worths:
        if times <= SMALL:
            for place in dice.choices(places, cum_weights=steps, k=times):
                totals[place] += value
        else:
            for place, fell in enumerate(_many(dice, times, days)):
                totals[place] += value * fell
    return totals


def _many(dice: random.Random, times: int, days: Sequence[int]) -> Iterator[int]:
    """So many equal chances on these people: one after another his part of those that are left, by the normal curve."""
    left, rest = times, sum(days)
    for part in days:
        share = part / rest if rest else 0.0
        if share >= 1:
            fell = left
        else:
            fell = round(dice.gauss(left * share, sqrt(left * share * (1 - share))))
        fell = min(max(fell, 0), left)
        yield fell
        left, rest = left - fell, rest - part
