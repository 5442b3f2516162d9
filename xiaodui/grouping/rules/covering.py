"""Which value is whose: each should be covered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Work:
    """What stands behind a value: open leads, customers and deals."""

    leads: int = 0
    customers: int = 0
    deals: int = 0

    @property
    def total(self) -> int:
        return self.leads + self.customers + self.deals

    def __add__(self, other: "Work") -> "Work":
        return Work(self.leads + other.leads, self.customers + other.customers, self.deals + other.deals)


@dataclass(frozen=True)
class Covers:
    """What a group says that it covers; one group may take all that no other covers."""

    group: int
    values: tuple[str, ...] = ()
    rest: bool = False


@dataclass
class Covered:
    """`work` by group; `gaps` are values that nobody covers, `twice` those that several do, with their groups; `rests`
    are the groups that say to take the rest, of which there can be one."""

    work: dict[int, Work] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    twice: dict[str, list[int]] = field(default_factory=dict)
    rests: list[int] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        """Nothing is covered twice, and at most one takes the rest. A gap is said, and allowed."""
        return not self.twice and len(self.rests) < 2


def covered(known: Mapping[str, Work], groups: Sequence[Covers], holds: bool = False) -> Covered:
    """Each known value, and each that a group names, by the groups that cover it; the work of one that is covered twice
    counts for the first. "" is what a record doesn't say; only the rest covers it."""
    found = Covered({one.group: Work() for one in groups}, rests=[one.group for one in groups if one.rest])
    named = [value for one in groups for value in one.values]
    for value in dict.fromkeys([*known, *named]):
        by = [one.group for one in groups if value and any(_fits(word, value, holds) for word in one.values)]
        if len(by) > 1:
            found.twice[value] = by
        taker = by[0] if by else found.rests[0] if found.rests else None
        if taker is None:
            found.gaps.append(value)
        else:
            found.work[taker] += known.get(value, Work())
    return found


def _fits(word: str, value: str, holds: bool) -> bool:
    """As `assignment` reads a rule: spaces and case don't count; where it holds, a word stands anywhere in the value."""
    plain, said = _plain(word), _plain(value)
    return bool(plain) and (plain in said if holds else plain == said)


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()
