"""Who should stand in which group: as even as the work asks for, with as few moves as that allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

LEADS, HAND, STAYS, JOINS, MOVES, SPREAD = "leads", "", "stays", "joins", "moves", "spread"
WHYS = (LEADS, HAND, STAYS, JOINS, MOVES, SPREAD)
"""leads it · placed by hand · stays where he is · stood in none of the groups · his group has more people than its work asks for ·
newcomers and veterans are spread evenly."""


@dataclass(frozen=True)
class Slot:
    """A group to be filled; `work` is what stands behind its values, `leader` who leads it and so stands in it."""

    id: int
    work: int = 0
    leader: int | None = None


@dataclass(frozen=True)
class Mate:
    """One to be placed. `now` is the group whose team he stands in today, None where it is none of them."""

    id: int
    now: int | None = None
    is_away: bool = False
    is_new: bool = False


@dataclass(frozen=True)
class Placed:
    person: int
    group: int
    why: str
    is_away: bool = False


def propose(slots: Sequence[Slot], mates: Sequence[Mate], by_hand: Mapping[int, int] | None = None) -> list[Placed]:
    """Everybody placed once, in the order of the groups. The same input in any order gives the same answer. `by_hand` are
    groups by person: those stay there, and the others are placed round them.

    Heads by work, a group never without anybody while there are enough; newcomers in proportion to heads. Whoever leads
    stands in his group; then each group keeps its own up to its number, the absent first, so that those are moved last.
    """
    if not slots:
        return []
    heads = quotas({one.id: one.work for one in slots}, len(mates), _now(mates), least=1)
    fresh = [one for one in mates if one.is_new]
    newcomers = quotas(heads, len(fresh), _now(fresh), most=heads, keeps=True)
    veterans = {pk: heads[pk] - newcomers[pk] for pk in heads}
    led = {one.leader: one.id for one in slots if one.leader is not None}
    fixed = {pk: (group, HAND) for pk, group in (by_hand or {}).items()}
    fixed |= {pk: (group, LEADS) for pk, group in led.items()}
    placed = _fill(fresh, newcomers, fixed) + _fill([one for one in mates if not one.is_new], veterans, fixed)
    order = {one.id: place for place, one in enumerate(slots)}
    return sorted(placed, key=lambda one: (order[one.group], WHYS.index(one.why), one.person))


def quotas(
    weights: Mapping[int, int], heads: int, now: Mapping[int, int], least: int = 0, most: Mapping[int, int] | None = None,
    keeps: bool = False,
) -> dict[int, int]:  # fmt: skip
    """Heads for each group by weight, adding up: whole parts first, the rest to the largest remainders, of equal ones to
    whoever has more people today, so that fewer move; where it `keeps`, first of all to who has them already. Without any
    weight all are equal. `least` as far as heads reach."""
    total = sum(weights.values())
    exact = {pk: Fraction(heads * (weight if total else 1), total or len(weights)) for pk, weight in weights.items()}
    high = {pk: most[pk] if most else heads for pk in weights}
    given = {pk: min(int(part), high[pk]) for pk, part in exact.items()}

    def wants(pk: int) -> tuple[bool, bool, Fraction, int, int]:
        has = keeps and exact[pk] > given[pk] < now.get(pk, 0)
        return given[pk] < least, has, exact[pk] - given[pk], now.get(pk, 0), -pk

    while sum(given.values()) < heads and (open_ := [pk for pk in given if given[pk] < high[pk]]):
        given[max(open_, key=wants)] += 1
    while heads >= least * len(given) and (short := [pk for pk in given if given[pk] < least]):
        spare = [pk for pk in given if given[pk] > least]
        given[max(spare, key=lambda pk: (given[pk] - exact[pk], given[pk], pk))] -= 1
        given[short[0]] += 1
    return given


def _now(mates: Sequence[Mate]) -> dict[int, int]:
    now = [one.now for one in mates if one.now is not None]
    return {pk: now.count(pk) for pk in set(now)}


def _fill(mates: Sequence[Mate], room: Mapping[int, int], fixed: Mapping[int, tuple[int, str]]) -> list[Placed]:
    left = dict(room)
    placed, waiting = [], []
    for one in sorted(mates, key=lambda one: (one.id not in fixed, not one.is_away, one.id)):
        if one.id in fixed:
            group, why = fixed[one.id]
            left[group] -= 1
            placed.append(Placed(one.id, group, why, one.is_away))
        elif one.now is not None and left.get(one.now, 0) > 0:
            left[one.now] -= 1
            placed.append(Placed(one.id, one.now, STAYS, one.is_away))
        else:
            waiting.append(one)
    # Those who are here first: who is away stays wherever anything is left for him.
    for one in sorted(waiting, key=lambda one: (one.is_away, one.id)):
        group = max(left, key=lambda pk: (left[pk], pk == one.now, -pk))
        left[group] -= 1
        why = JOINS if one.now is None else STAYS if group == one.now else SPREAD if one.is_new else MOVES
        placed.append(Placed(one.id, group, why, one.is_away))
    return placed
