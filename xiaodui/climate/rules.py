"""How a room is doing, out of plain counts."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Weeks:
    """Four weeks of a room. Shares are 0 to 1, None where there is nothing to divide; `median` in minutes."""

    people: int
    spoke: int
    asked: int
    answered: int
    median: int | None
    thanks: int
    held: int
    said: Sequence[int]

    @property
    def quiet(self) -> int:
        return self.people - self.spoke

    @property
    def silent(self) -> float | None:
        return self.quiet / self.people if self.people else None

    @property
    def share(self) -> float | None:
        return self.answered / self.asked if self.asked else None


def median(minutes: Sequence[float]) -> int | None:
    """The middle one, of two middle ones the later; None of none."""
    return round(sorted(minutes)[len(minutes) // 2]) if minutes else None
