"""All pairs of one list that are the same person, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..sounds import usual
from .compare import REACH, weigh
from .record import Person

CROWD = 60
"""A key that so many share tells nothing: 王磊 without a number."""


def pairs(people: Sequence[Person]) -> dict[tuple[int, int], float]:
    """(place, place) -> points, for all that reach the line. About a second for 5,000."""
    found: dict[tuple[int, int], float] = {}
    seen: set[tuple[int, int]] = set()
    for block in _blocks(people):
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                if (points := weigh(people[pair[0]], people[pair[1]])) >= REACH:
                    found[pair] = points
    return found


def _blocks(people: Sequence[Person]) -> Iterator[list[int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in set(_keys(person)):
            blocks[key].append(place)
    return (block for block in blocks.values() if 1 < len(block) <= CROWD)


def _keys(person: Person) -> Iterator[tuple[str, ...]]:
    """Each takes two fields, or one that is nearly a person's own; order of signs is left away where it is often wrong."""
    if person.number:
        yield "number", "".join(sorted(person.number))
        yield "head", person.number[:5]
        yield "tail", person.number[-5:]
    names = [_sound(name) for name in (person.given, person.family) if name]
    rest = [
        ("born", person.born),
        ("postcode", person.postcode),
        ("address", person.address[:8]),
        ("end", person.address[-6:]),
    ]
    for kind, value in rest:
        if value:
            yield from ((kind, value, name) for name in names)
    if len(names) == 2:
        yield "names", *sorted(names)
    if person.born:
        yield "born", person.born, person.postcode
        yield "born", "".join(sorted(person.born)), person.address[:2]
    if person.address:
        yield "place", person.postcode, person.address[:8]
    yield from (("phone", phone) for phone in person.phones)
    yield from (("email", email) for email in person.emails)


def _sound(name: str) -> str:
    """The beginning of a name as it sounds, by which most slips come together."""
    return "".join(map(usual, name))[:4]
