"""Working hours of a week, in wall time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

SPAN = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–—~至到]\s*(\d{1,2}):([0-5]\d)", re.ASCII)
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60


class Span(NamedTuple):
    """Minutes after midnight, end excluded: 09:00–12:00 is (540, 720); 24:00 is 1440."""

    begins: int
    ends: int


def spans(text: str) -> tuple[Span, ...]:
    """``"09:00-12:00, 13:30-18:00"`` -> spans, also as a Chinese keyboard writes them; none for "".

    ValueError when they overlap, run backwards or are no times of day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    parts = [part for part in re.split(r"\s*[,、;]\s*", plain) if part]
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


def written(given: Sequence[Span]) -> str:
    """``"09:00-12:00, 13:30-18:00"``, which ``spans`` reads back; "" for none."""
    return ", ".join(f"{b // 60:02}:{b % 60:02}-{e // 60:02}:{e % 60:02}" for b, e in given)


OFFICE = (Span(540, 720), Span(810, 1080))  # 09:00–12:00, 13:30–18:00


@dataclass(frozen=True)
class Hours:
    """``weekly[weekday]``: spans of that weekday, Monday 0, none for a day off.

    A weekday that isn't named has the ``usual`` spans from Monday to Friday and is free at the week-end; a make-up
    Saturday has the usual ones too (the calendar knows which those are).
    """

    usual: tuple[Span, ...] = OFFICE
    weekly: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def of(self, weekday: int) -> tuple[Span, ...]:
        return self.weekly.get(weekday, self.usual)

    def works(self, weekday: int) -> bool:
        """Whether that weekday is worked in an ordinary week."""
        return bool(self.weekly[weekday]) if weekday in self.weekly else weekday < 5

    @classmethod
    def read(cls, usual: str, **weekly: str) -> Self:
        """``Hours.read("09:00-18:00", fri="09:00-16:00", sat="")``; ValueError for nonsense."""
        return cls(spans(usual), {WEEK.index(name): spans(text) for name, text in weekly.items()})
