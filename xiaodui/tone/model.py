"""A straight sum of small weights over pieces of one to three characters: what no listed word says. No Django."""

from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from .folding import Folded
from .tables import HERE

BITS = 17
PIECES = (1, 2, 3)
FILE = HERE / "model" / "tone.bin"
"""Signed bytes, one for each hash; then the scale and the bias in `tone.txt`, which says also how they came about."""
ADVERTS = HERE / "model" / "adverts.bin"
MOST = 600
"""Signs that are looked at: a long text is judged by its worst stretch of so many."""


class Leaning(NamedTuple):
    margin: float
    """Above 0 offensive; about -2 to 2."""
    start: int
    """Signs of the folded text between which most of it lies."""
    end: int


def line(folded: Folded, meant: dict[int, tuple[int, str]]) -> tuple[str, list[int]]:
    """The text as it is meant, a space where clauses part, and the number of the sign that each character comes from.

    `meant`: sign -> (end, word): disguised words are put back as they stand in the list.
    """
    said: list[str] = []
    places: list[int] = []
    at, size = 0, len(folded.text)
    while at < size:
        if at and folded.gaps[at] == 2:
            said.append(" ")
            places.append(at)
        end, word = meant.get(at, (at + 1, folded.text[at]))
        said.extend(word)
        places.extend([at] * len(word))
        at = end
    return "".join(said), places


def pieces(said: str) -> set[int]:
    """Hashes of all pieces, each once."""
    mask = (1 << BITS) - 1
    return {crc32(said[at : at + size].encode()) & mask for size in PIECES for at in range(len(said) - size + 1)}


@cache
def _weights(file: Path) -> tuple[memoryview, float, float]:
    raw = memoryview(file.read_bytes()).cast("b")
    lines = file.with_suffix(".txt").read_text().splitlines()
    told = dict(line.split("=") for line in lines if "=" in line and line[0] != "#")
    return raw, float(told["scale"]), float(told["bias"])


def margin(said: str, file: Path = FILE) -> float:
    """The sum of the weights over the root of their number, plus the bias."""
    weights, scale, bias = _weights(file)
    found = pieces(said[:MOST])
    if not found:
        return bias
    total = 0
    for piece in found:
        total += weights[piece]
    return float(total * scale / len(found) ** 0.5 + bias)


def stretches(said: str) -> list[tuple[int, int]]:
    step = MOST - 100
    return [(at, min(at + MOST, len(said))) for at in range(0, max(1, len(said) - 100), step)]


def leaning(said: str, places: list[int]) -> Leaning:
    """The worst stretch, and within it the clause that weighs most."""
    best, first, last = max((margin(said[a:b]), a, b) for a, b in stretches(said)) if said else (margin(""), 0, 0)
    clauses = _clauses(said, first, last)
    if not clauses:
        return Leaning(best, 0, 0)
    _, start, end = max(clauses)
    return Leaning(best, places[start], places[end - 1] + 1)


def _clauses(said: str, first: int, last: int) -> list[tuple[float, int, int]]:
    """(weight, from, to) of each run between spaces."""
    weights, scale, _ = _weights(FILE)
    mask = (1 << BITS) - 1
    found: list[tuple[float, int, int]] = []
    start = first
    for end in [*(i for i in range(first, last) if said[i] == " "), last]:
        if end > start:
            part = said[start:end]
            total = sum(
                weights[crc32(part[at : at + size].encode()) & mask]
                for size in PIECES
                for at in range(len(part) - size + 1)
            )
            found.append((total * scale, start, end))
        start = end + 1
    return found
