"""What each sign of a text may stand for: itself, its sound, a part of a character, a syllable in Latin letters. No Django."""

from functools import lru_cache
from typing import NamedTuple

from .folding import Folded
from .sounds import cuts, loose, readings
from .tables import joined, pictures, shapes

# How one unit of a word was written.
PLAIN, PICTURE, SPLIT, SHAPE, DIGIT, PINYIN, INITIAL, MASK = range(8)
NAMES = ("plain", "emoji", "split", "look-alike", "digit", "pinyin", "initials", "masked")
LONGEST_TOKEN = 40


class Edge(NamedTuple):
    end: int
    loose: str
    sound: str
    sign: str
    kind: int


@lru_cache(maxsize=16_384)
def _signs(c: str) -> tuple[tuple[str, str, str, int], ...]:
    """(loose sound, sound, character, kind) of everything that one sign may stand for."""
    found = [(loose(sound), sound, c, PLAIN) for sound in readings(c)[:1]]
    for meant in pictures()[0].get(c, ""):
        found += [(loose(sound), sound, meant, PICTURE) for sound in readings(meant)[:1]]
    for meant in shapes().get(c, ""):
        found += [(loose(sound), sound, meant, SHAPE) for sound in readings(meant)[:1]]
    if c.isdigit():
        found += [(loose(sound), sound, "", DIGIT) for sound in DIGITS.get(c, ())]
    return tuple(found)


DIGITS = {
    "0": ("ling",), "1": ("yi", "yao"), "2": ("er", "liang"), "3": ("san",), "4": ("si", "shi"), "5": ("wu",),
    "6": ("liu",), "7": ("qi",), "8": ("ba", "bi"), "9": ("jiu",),
}  # fmt: skip


def edges(folded: Folded) -> list[list[Edge]]:
    """For each sign the units that may begin there: itself, itself with the next one, a syllable in Latin letters."""
    text, size, pairs = folded.text, len(folded.text), joined()
    found: list[list[Edge]] = []
    for at, c in enumerate(text):
        here = [Edge(at + 1, *meant) for meant in _signs(c)]
        for parts in (2, 3):
            if at + parts <= size and (whole := pairs.get(text[at : at + parts])):
                here += [Edge(at + parts, loose(sound), sound, whole, SPLIT) for sound in readings(whole)[:1]]
        found.append(here)
    for start, end in tokens(folded):
        if end - start == 1 and not _numbered(folded, start):
            found[start].append(Edge(end, "", "", text[start], INITIAL))
        if 2 <= end - start <= LONGEST_TOKEN:
            for first, last in cuts(text[start:end]):
                sound = text[start + first : start + last]
                found[start + first].append(Edge(start + last, loose(sound), sound, "", PINYIN))
    return found


def tokens(folded: Folded) -> list[tuple[int, int]]:
    """Runs of Latin letters, from and to; letters that stand alone in a row make one (s h a b i)."""
    text, gaps, size = folded.text, folded.gaps, len(folded.text)
    runs: list[tuple[int, int]] = []
    at, lone = 0, False  # lone: the last run is made of letters that stood apart
    while at < size:
        if not "a" <= text[at] <= "z":
            at += 1
            continue
        end = at + 1
        while end < size and "a" <= text[end] <= "z" and not gaps[end]:
            end += 1
        if runs and lone and end - at == 1 and runs[-1][1] == at and gaps[at] == 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((at, end))
            lone = end - at == 1
        at = end
    return runs


def _numbered(folded: Folded, at: int) -> bool:
    """A letter beside a digit is a number of something: B1, 3A."""
    text, gaps = folded.text, folded.gaps
    return (at > 0 and not gaps[at] and text[at - 1].isdigit()) or (
        at + 1 < len(text) and not gaps[at + 1] and text[at + 1].isdigit()
    )
