"""Working hours of a week, in wall time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–~]\s*(\d{1,2}):(\d{2})")
MIDNIGHT = 24 * 60


class Span(NamedTuple):
    """Minutes after midnight, end excluded: 09:00–12:00 is (540, 720); 24:00 is 1440."""

    begins: int
    ends: int


def spans(text: str) -> tuple[Span, ...]:
    """``"09:00-12:00, 13:30-18:00"`` -> spans; ValueError when they overlap, run backwards or say nothing."""
    parts = [part for part in re.split(r"[,，、;\s]*[,，、;]\s*", text.strip()) if part]
    found = []
    for part in parts:
        if not (read := SPAN.fullmatch(part)):
            raise ValueError(f"no span of working time: {part!r}")
        from_hour, from_minute, to_hour, to_minute = map(int, read.groups())
        found.append(Span(from_hour * 60 + from_minute, to_hour * 60 + to_minute))
    return checked(found)


def checked(given: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of one day as they are, or ValueError."""
    last = 0
    for span in given:
        if not last <= span.begins < span.ends <= MIDNIGHT:
            raise ValueError(f"spans must follow each other within the day: {given}")
        last = span.ends
    return tuple(given)


OFFICE = (Span(540, 720), Span(810, 1080))  # 09:00–12:00, 13:30–18:00


@dataclass(frozen=True)
class Hours:
    """``weekly[weekday]``: spans of that weekday, Monday 0; a weekday that is missing has ``usual``.

    Whether a day is worked at all is the calendar's question, so a make-up Saturday has hours too.
    """

    usual: tuple[Span, ...] = OFFICE
    weekly: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def of(self, weekday: int) -> tuple[Span, ...]:
        return self.weekly.get(weekday, self.usual)

    @classmethod
    def read(cls, usual: str, **weekly: str) -> Self:
        """``Hours.read("09:00-18:00", fri="09:00-16:00")``; ValueError for nonsense."""
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        return cls(spans(usual), {names.index(name): spans(text) for name, text in weekly.items()})
