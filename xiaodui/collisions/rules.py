"""When an attempt becomes a quarrel, who stands above both, what the clause says. Plain values, no Django."""

from collections.abc import Iterable
from datetime import datetime, timedelta

OPENS = frozenset({"create", "register", "sell", "take"})
"""Attempts by which somebody means to have the customer. The others (contact, edit, merge, a lost claim) only count."""
RESTS = timedelta(days=30)
"""So long after a ruling the same two don't quarrel anew about the same customer."""
MOST_A_DAY = 20
"""Quarrels that one person can open a day: whoever brings a file of five hundred known companies quarrels with nobody."""
MOST_ATTEMPTS = 200
STEP = 4
"""Characters of a team's path a level."""


def opens(what: str, opened_today: int, last_ended: datetime | None, at: datetime) -> bool:
    """`last_ended`: when these two were last done with this customer, whose holder is the same since."""
    if what not in OPENS or opened_today >= MOST_A_DAY:
        return False
    return last_ended is None or at - last_ended > RESTS


def above(first: str, second: str) -> list[str]:
    """Paths of the teams that stand above both, lowest first; a team stands above its own people. Empty when one of the
    two stands nowhere, or they share nothing."""
    shared = 0
    while first[shared : shared + STEP] == second[shared : shared + STEP] != "":
        shared += STEP
    return [first[:end] for end in range(shared, 0, -STEP)]


def by_the_clause(protected: bool, holder_first: datetime | None, challenger_first: datetime | None) -> str:
    """What `pool.collision` says when nothing else is known: "protected" and "holder_first" speak for the holder,
    "challenger_first" for the other, "none" for neither."""
    if protected:
        return "protected"
    if holder_first is None and challenger_first is None:
        return "none"
    if challenger_first is None or (holder_first is not None and holder_first <= challenger_first):
        return "holder_first"
    return "challenger_first"


def same_terms(one: tuple[str, int | None, int | None], other: tuple[str, int | None, int | None]) -> bool:
    """Whether two offers (outcome, whose, share of the other) say the same; a share counts only where it is split."""
    return one[:2] == other[:2] and (one[0] != "split" or one[2] == other[2])


def gives_in(outcome: str, to: int | None, by: int, holder: int) -> bool:
    """The challenger leaves it to the holder: nothing changes, so nobody needs to agree."""
    return outcome == "owner" and to == holder and by != holder


def in_order(ids: Iterable[int], known: Iterable[int], most: int) -> list[int]:
    """Known ids and new ones, each once, the newest `most`."""
    return sorted({*known, *ids})[-most:]
