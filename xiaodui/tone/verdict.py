"""What the judge answers. No Django."""

from typing import NamedTuple

TOLD = 0.5
"""From this score on the writer is told, before it is sent, which words."""
HELD = 0.8
"""From this score on the words leave little doubt: a clause may hold such a message."""

ABUSE = ("insult", "belittling", "dismissal", "profanity", "threat", "harassment", "slur", "tone")
ADVERT = ("contact", "link", "begging", "chain", "selling", "recruiting")


class Find(NamedTuple):
    """`start`, `end`: characters of the text as it was given, `text[start:end]`. `strength`: 0 to 1, after what stands around it.

    `category`: one of `ABUSE` or `ADVERT`. `why`: codes, parted by spaces: how the word was written (plain, homophone, pinyin,
    initials, split, look-alike, digit, emoji, masked, swapped, traditional, spaced) and what weakened or strengthened it (person,
    thing, quoted, forbidden, self); for adverts the sign. `word`: the word that was meant, as it stands in our list; "" for tone.
    """

    start: int
    end: int
    category: str
    why: str
    strength: float
    word: str = ""


class Verdict(NamedTuple):
    """Scores 0 to 1, comparable among messages: from `TOLD` on tell the writer, from `HELD` on a clause may hold.

    `finds` in order of appearance, weak ones too: show those whose strength matters to you.
    """

    score_abuse: float
    score_advert: float
    finds: tuple[Find, ...] = ()

    @property
    def told(self) -> bool:
        return max(self.score_abuse, self.score_advert) >= TOLD

    @property
    def held(self) -> bool:
        return max(self.score_abuse, self.score_advert) >= HELD


def apart(finds: list[Find]) -> list[Find]:
    """Of finds that overlap the strongest alone, of equals the longest: one word is told once."""
    kept: list[Find] = []
    taken = bytearray(max((find.end for find in finds), default=0))
    for find in sorted(finds, key=lambda f: (-f.strength, f.start - f.end, f.start)):
        if not any(taken[find.start : find.end]):
            taken[find.start : find.end] = b"\1" * (find.end - find.start)
            kept.append(find)
    return kept


def together(strengths: list[float], more: float = 0.35) -> float:
    """Independent evidence, the strongest whole and the rest by `more`: it never falls when something is added."""
    rest = 1.0
    for place, strength in enumerate(sorted(strengths, reverse=True)):
        rest *= 1 - strength * (1 if place == 0 else more)
    return 1 - rest
