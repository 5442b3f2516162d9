"""How much of what comes is whose: by weight, with a least and a most, adding up exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 1_000_000
"""All of it, in millionths: whole numbers, so that credits never drift."""


@dataclass(frozen=True)
class Bounds:
    """In per cent of an equal share: what a newcomer has at least, what anybody has at least, what nobody exceeds."""

    newcomer: int = 80
    least: int = 30
    most: int = 150


def shares(
    weights: Mapping[int, Fraction], newcomers: frozenset[int] = frozenset(), bounds: Bounds | None = None
) -> dict[int, int]:
    """Shares in millionths by id; they add up to `WHOLE`. Without bounds, in proportion to the weights alone.

    In proportion as far as the bounds allow: who would be above or below stands at the bound, the rest is shared anew.
    Without any weight all are equal.
    """
    if not weights:
        return {}
    equal = Fraction(1, len(weights))
    low, high = {pk: Fraction(0) for pk in weights}, {pk: Fraction(1) for pk in weights}
    if bounds:
        high = {pk: min(Fraction(1), equal * max(bounds.most, 100) / 100) for pk in weights}
        low = {pk: equal * min(bounds.newcomer if pk in newcomers else bounds.least, 100) / 100 for pk in weights}
    return _whole(_bounded(weights, low, high))


def _bounded(
    weights: Mapping[int, Fraction], low: Mapping[int, Fraction], high: Mapping[int, Fraction]
) -> dict[int, Fraction]:
    """Each round fixes at their bound those that are over, or those that are under, whichever is the larger sum."""
    fixed: dict[int, Fraction] = {}
    free = dict(weights)
    while free:
        left, total = 1 - sum(fixed.values(), Fraction(0)), sum(free.values(), Fraction(0))
        now = {pk: left * weight / total if total else left / len(free) for pk, weight in free.items()}
        over = {pk: now[pk] - high[pk] for pk in free if now[pk] > high[pk]}
        under = {pk: low[pk] - now[pk] for pk in free if now[pk] < low[pk]}
        if not over and not under:
            return {**fixed, **now}
        bound, gone = (high, over) if sum(over.values()) > sum(under.values()) else (low, under)
        for pk in gone:
            fixed[pk] = bound[pk]
            del free[pk]
    return fixed


def _whole(exact: Mapping[int, Fraction]) -> dict[int, int]:
    """Rounded down to millionths; what is left goes to the largest remainders, of equal ones to the smallest id."""
    found = {pk: int(value * WHOLE) for pk, value in exact.items()}
    by_rest = sorted(exact, key=lambda pk: (found[pk] - exact[pk] * WHOLE, pk))
    for pk in by_rest[: WHOLE - sum(found.values())]:
        found[pk] += 1
    return found
