"""How many people a team's work asks for."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Load:
    """`work` leads and customers in hand, `waiting` without an owner meant for the team, `people` who sell, `here` of them
    not away, `limit` that one may hold, `usual` that one looks after well."""

    people: int
    here: int
    work: int
    waiting: int
    usual: int

    @property
    def recommended(self) -> int:
        return max(1, ceil((self.work + self.waiting) / max(self.usual, 1)))

    @property
    def share(self) -> float:
        """Of what the people who are here look after well, how much there is; above 1 it is too much."""
        return (self.work + self.waiting) / max(self.here * self.usual, 1)

    @property
    def state(self) -> str:
        """short (people are missing), idle (there is room for half as much again), right."""
        if not self.people or self.share > 1.2:
            return "short"
        return "idle" if self.share < 0.4 and self.people > 1 else "right"


def state_of(held: int, usual: int, limit: int) -> str:
    """Of one person: full, over (more than usual), idle (under a third of it), right."""
    if held >= limit:
        return "full"
    if held > usual * 1.2:
        return "over"
    return "idle" if held < usual / 3 else "right"
