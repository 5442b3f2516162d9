"""The word list as a tree of sounds: one walk finds a word however its characters are written. No Django."""

from functools import cache
from itertools import chain, permutations
from typing import Any, NamedTuple

from .sounds import loose, readings
from .tables import groups, innocent
from .verdict import ABUSE

Tree = dict[str, Any]
ENDS = ""
"""The key under which a branch keeps the words that end there: no syllable is empty."""


class Word(NamedTuple):
    text: str
    sounds: tuple[str, ...]
    category: str
    strength: float
    plain: bool
    about: bool
    whole: bool
    swapped: str = ""
    """The word that was meant, when two of its characters changed places."""


@cache
def listed() -> dict[str, Word]:
    """By how it is written. A word that stands in two groups has the stronger."""
    found: dict[str, Word] = {}
    for category, strength, flags, texts in chain(groups("words/zh.txt"), groups("words/adverts.txt")):
        for text in texts:
            sounds = tuple((readings(c) or (c,))[0] for c in text)
            word = Word(text, sounds, category, strength, "plain" in flags, "about" in flags, "whole" in flags)
            if text not in found or found[text].strength < strength:
                found[text] = word
    return found


def swaps(text: str) -> set[str]:
    """Each way of changing two neighbours, the whole word backwards; of three characters every order."""
    ways = {text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)} | {text[::-1]}
    if len(text) == 3:
        ways |= {"".join(way) for way in permutations(text)}
    return ways - {text}


@cache
def tree() -> Tree:
    root: Tree = {}
    known = listed()
    for word in known.values():
        _plant(root, word)
        if (
            not word.whole
            and len(word.text) > 1
            and word.strength >= 0.55
            and word.category in ABUSE
            and not any(map(str.isascii, word.text))
        ):
            for text in swaps(word.text) - known.keys() - innocent():
                _plant(
                    root,
                    word._replace(
                        text=text, sounds=tuple((readings(c) or (c,))[0] for c in text), swapped=word.text, plain=True
                    ),
                )
    return root


def _plant(root: Tree, word: Word) -> None:
    branch = root
    for sound in word.sounds:
        branch = branch.setdefault(loose(sound), {})
    branch.setdefault(ENDS, []).append(word)
