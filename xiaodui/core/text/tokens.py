"""The words under which a text is found again."""

import itertools
from functools import lru_cache

from .normalise import normalise
from .pinyin import syllables
from .runs import LONGEST_WORD, runs

LONGEST_NAME = 24  # characters of a run whose sound is indexed; longer ones are sentences


def tokens(s: str, *, sounds: bool = True) -> list[str]:
    """Words to index for ``s``, each once, in order of appearance; letters and digits only.

    For a Chinese run its characters, its pairs, and with ``sounds`` its pinyin: whole, and the
    initials from each character on (昆山立讯: ``kslx``, ``slx``, ``lx``), so that people may
    leave the city away. Latin words and numbers stand as they are: prefixes are the query's work.
    Long text wants ``sounds=False``: the initials of a sentence match everything.
    """
    return list(_tokens(s, sounds))


@lru_cache(maxsize=8_192)
def _tokens(s: str, sounds: bool) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for run, chinese in runs(normalise(s)):
        if not chinese:
            found[run[:LONGEST_WORD]] = None
            continue
        found.update(dict.fromkeys(run))
        found.update(dict.fromkeys(map("".join, itertools.pairwise(run))))
        if sounds and len(run) <= LONGEST_NAME:
            found.update(dict.fromkeys(_sounds(run)))
    return tuple(found)


def _sounds(run: str) -> list[str]:
    spoken = syllables(run)
    short = "".join(s[0] for s in spoken)
    whole = "".join(spoken)[:LONGEST_WORD]
    return [whole, short, *(short[i:] for i in range(1, len(short) - 1))] if spoken else []
