"""Names of people: 张伟 is the name of 300,000."""

from rapidfuzz.distance import OSA

from xiaodui.core.text.normalise import normalise

from ..known import Verdict
from ..sounds import alike
from .record import OTHER

EQUAL, ALIKE = 0.58, 0.5


def by_person(a: str, b: str) -> Verdict:
    """What a name alone says of two people: never enough. Surname and given name may have changed places."""
    one, other = (OTHER.sub("", normalise(name)) for name in (a, b))
    if not one or not other:
        return Verdict()
    if one == other or _words(a) == _words(b):
        return Verdict(EQUAL, False, ("name",))
    if len(one) == len(other) and all(map(alike, one, other)):
        return Verdict(ALIKE, False, ("homophone",))
    if len(one) > 4 and OSA.distance(one, other) <= 1:
        return Verdict(ALIKE, False, ("typo",))
    return Verdict()


def _words(name: str) -> list[str]:
    return sorted(normalise(name).split())
