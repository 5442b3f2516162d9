"""Whose turn it is: candidates with their numbers in, one person and every reason out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xiaodui.assignment.rules.shares import WHOLE, Bounds, shares

ROUND, CAPACITY, PERFORMANCE = "round_robin", "capacity", "performance"
WAYS = (ROUND, CAPACITY, PERFORMANCE)
OUT = ("inactive", "right", "had", "away", "full", "cap", "off")
"""Why somebody can't get it, in the order in which it is asked."""


@dataclass(frozen=True)
class Candidate:
    """One who might get it, as he stands at this moment.

    `room` is how many more he may hold, `today` how many he was given today, `worth` what performance is weighed by,
    `credit` what earlier turns owe him in millionths of a lead.
    """

    id: int
    is_active: bool = True
    may_sell: bool = True
    is_away: bool = False
    on_shift: bool = True
    is_new: bool = False
    had_it: bool = False
    room: int = 1
    held: int = 0
    today: int = 0
    worth: Fraction = Fraction(0)
    credit: int = 0


@dataclass(frozen=True)
class Way:
    """How a rule chooses. `waits` keeps a lead until somebody is on shift, instead of giving it to who is off."""

    by: str = ROUND
    cap: int | None = None
    waits: bool = False
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True)
class Stands:
    """What was found of one candidate: `why` is "got", "turn" (another's turn came first) or one of OUT."""

    id: int
    why: str
    share: int = 0
    credit: int = 0


@dataclass(frozen=True)
class Decision:
    """`person` is None where nobody could get it; `why` then says what kept most of them. `credits` are those to keep."""

    person: int | None
    why: str
    stands: tuple[Stands, ...] = ()
    credits: dict[int, int] = field(default_factory=dict)


def decide(candidates: Sequence[Candidate], way: Way) -> Decision:
    """Each who can get it is credited his share of this lead; who is owed most gets it and pays a whole one.

    So over many leads everybody comes to his share, to less than one lead; who is away neither loses nor saves up. The
    same candidates give the same answer in whatever order they come; of equal ones the smaller id is first.
    """
    found = {one.id: one for one in candidates}
    out = {pk: why for pk, one in found.items() if (why := _kept_out(one, way))}
    left = {pk: one for pk, one in found.items() if pk not in out}
    if (off := {pk for pk, one in left.items() if not one.on_shift}) and (way.waits or len(off) < len(left)):
        out |= dict.fromkeys(off, "off")
        left = {pk: one for pk, one in left.items() if pk not in off}
    stands = [Stands(pk, why, credit=found[pk].credit) for pk, why in out.items()]
    if not left:
        return Decision(None, _most_said(out), _in_order(stands))
    due = _due(list(left.values()), way)
    owed = {pk: left[pk].credit + due[pk] for pk in left}
    chosen = max(left, key=lambda pk: (owed[pk], due[pk], -pk))
    stands += [Stands(pk, "got" if pk == chosen else "turn", due[pk], owed[pk]) for pk in left]
    return Decision(chosen, "got", _in_order(stands), {**owed, chosen: owed[chosen] - WHOLE})


def _kept_out(one: Candidate, way: Way) -> str:
    kept = {
        "inactive": not one.is_active, "right": not one.may_sell, "had": one.had_it, "away": one.is_away,
        "full": one.room <= 0, "cap": way.cap is not None and one.today >= way.cap,
    }  # fmt: skip
    return next((why for why, is_so in kept.items() if is_so), "")


def _due(left: Sequence[Candidate], way: Way) -> dict[int, int]:
    """Each one's share of this lead, in millionths."""
    if way.by == PERFORMANCE:
        newcomers = frozenset(one.id for one in left if one.is_new)
        return shares({one.id: one.worth for one in left}, newcomers, way.bounds)
    return shares({one.id: Fraction(one.room if way.by == CAPACITY else 1) for one in left})


def _most_said(out: dict[int, str]) -> str:
    """What stood in the way of most, of equal ones what passes soonest; "nobody" where there was no candidate at all."""
    said = list(out.values())
    return max(OUT, key=lambda why: (said.count(why), OUT.index(why))) if said else "nobody"


def _in_order(stands: Sequence[Stands]) -> tuple[Stands, ...]:
    """Who got it first, then who was nearest to it."""
    places = ("got", "turn", *reversed(OUT))
    return tuple(sorted(stands, key=lambda one: (places.index(one.why), -one.credit, one.id)))
