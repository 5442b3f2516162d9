"""Two persons: points for and against, field by field."""

from rapidfuzz.distance import OSA, Indel

from ..known import Verdict
from .record import Person

Points = tuple[float, float, float]
"""When equal, when a slip or two apart, when different. A field that one of them lacks says nothing."""
NUMBER: Points = (8.0, 5.0, -2.0)
BORN: Points = (4.0, 2.5, -2.0)
FAMILY: Points = (2.5, 1.5, -1.5)
GIVEN: Points = (2.0, 1.2, -1.0)
POSTCODE: Points = (1.5, 0.8, -0.5)
REACHED, NOT_REACHED = 7.0, -1.0
"""A telephone number or an e-mail address in common, or none of several."""
REACH = 5.5
"""Points from which two are the same."""
BEYOND = 3.5
"""Points beyond that, from which they surely are."""
SHORT = 7
"""Signs below which one slip is allowed, from which on two are."""


def same(a: Person, b: Person) -> Verdict:
    """Symmetric. 15 µs. The score is 0.6 at the line between same and not, and grows with the points beyond it."""
    points = weigh(a, b)
    score = 0.6 + (points - REACH) * 0.03 if points >= REACH else max(0.0, 0.6 * points / REACH)
    return Verdict(round(min(score, 1.0), 4), points >= REACH + BEYOND, why(a, b) if score else ())


def weigh(a: Person, b: Person) -> float:
    points = (
        _field(a.number, b.number, NUMBER) + _field(a.born, b.born, BORN) + _field(a.postcode, b.postcode, POSTCODE)
    )
    points += max(_names(a.given, a.family, b), _names(a.family, a.given, b) - 0.5)
    if a.address and b.address:
        points += _address(a.address, b.address)
    if a.phones and b.phones:
        points += REACHED if a.phones & b.phones else NOT_REACHED
    if a.emails and b.emails:
        points += REACHED if a.emails & b.emails else NOT_REACHED
    return points


def why(a: Person, b: Person) -> tuple[str, ...]:
    equal = (("tax", a.number == b.number != ""), ("phone", bool(a.phones & b.phones)), ("email", bool(a.emails & b.emails)),
             ("name", (a.given, a.family) == (b.given, b.family) != ("", "")))  # fmt: skip
    return tuple(code for code, holds in equal if holds) or ("typo",)


def _names(given: str, family: str, other: Person) -> float:
    """Given name and family name may stand in each other's place."""
    return _field(given, other.given, GIVEN) + _field(family, other.family, FAMILY)


def _field(a: str, b: str, points: Points) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return points[0]
    slips = 1 if max(len(a), len(b)) < SHORT else 2
    return points[1] if OSA.distance(a, b, score_cutoff=slips) <= slips else points[2]


def _address(a: str, b: str) -> float:
    """Lines may have changed places and words may have been left away, so pieces of three signs are counted too."""
    ones, others = _pieces(a), _pieces(b)
    shared = len(ones & others) / max(min(len(ones), len(others)), 1)
    alike = max(shared, Indel.normalized_similarity(a, b))
    return (alike - 0.45) * 8


def _pieces(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}
