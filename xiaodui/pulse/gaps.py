"""Holes in the journal's ids: on PostgreSQL a smaller id may be committed after a greater one was read."""

from collections.abc import Iterable
from dataclasses import dataclass

KEEP = 120.0
"""Seconds for which a hole is looked into. A transaction that was rolled back leaves one for ever."""
MOST = 50


@dataclass(frozen=True)
class Gap:
    first: int
    last: int
    since: float


@dataclass(frozen=True)
class Reading:
    """How far the journal was read, and which ids before that point are still awaited."""

    last: int = 0
    gaps: tuple[Gap, ...] = ()

    def after(self, ids: Iterable[int], now: float) -> "Reading":
        """The reading once `ids` (in order, each once, all unseen) were read; `now` in monotonic seconds.

        Keeps the newest MOST gaps: what falls out is a poke missed, not a fact.
        """
        found = list(ids)
        gaps = [piece for gap in self.gaps if now - gap.since < KEEP for piece in _without(gap, found)]
        last = self.last
        for number in found:
            if number > last + 1:
                gaps.append(Gap(last + 1, number - 1, now))
            last = max(last, number)
        return Reading(last, tuple(gaps[-MOST:]))


def _without(gap: Gap, found: list[int]) -> list[Gap]:
    """What remains of the gap after `found` (sorted) came in."""
    pieces, first = [], gap.first
    for number in found:
        if gap.first <= number <= gap.last:
            if number > first:
                pieces.append(Gap(first, number - 1, gap.since))
            first = number + 1
    return [*pieces, Gap(first, gap.last, gap.since)] if first <= gap.last else pieces
