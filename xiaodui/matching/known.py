"""What is known of a record, and what was found: plain values. No Django."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Known:
    """Values as people typed them. `aliases`: former, short, English and brand names."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    tax: str = ""
    region: str = ""


class Verdict(NamedTuple):
    """Of two: how alike (0 to 1), whether they are surely one and the same, and what speaks for it."""

    score: float = 0.0
    sure: bool = False
    why: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A record that may be the same one. Only a `sure` one may keep somebody from adding his own."""

    pk: int
    score: float
    sure: bool
    why: tuple[str, ...]


SAME = 0.6
"""From this score on two records are probably the same one; below it they merely resemble."""
