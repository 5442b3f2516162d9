"""The figures that lead the ranking, the trend and Today. The rooms that own them plug them in, in order."""

from dataclasses import dataclass

from xiaodui.core.sockets import Socket
from xiaodui.measures.measure import Ratio, SumOf, measure_named


@dataclass(frozen=True)
class Headline:
    """The first by `order` is what people are ranked and teams race by; the second counts its cases.

    `good` says whether more of it is better (1), worse (-1) or neither (0): only that colours a change.
    """

    code: str
    order: int
    good: int = 1

    @property
    def measure(self) -> SumOf | Ratio:
        return measure_named(self.code)


HEADLINES: Socket[Headline] = Socket("measures.headlines", Headline)


def codes() -> list[str]:
    """In order; the first leads. Empty while no room has plugged one in."""
    return [headline.code for headline in HEADLINES]
