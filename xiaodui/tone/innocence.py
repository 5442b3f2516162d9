"""What must not be taken for an insult: good words that hold one, and strings that are simply usual. No Django."""

from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

from .tables import HERE, innocent

BITS = 20
FILE = HERE / "model" / "pairs.bin"
"""One bit for each pair of characters (by hash) that is usual in clean text; about one in twenty is set."""


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in innocent()}))


def excused(text: str, start: int, end: int) -> bool:
    """Whether a good word covers text[start:end]. Good words are short: a dozen slices."""
    good = innocent()
    for size in _lengths():
        if size > end - start - 1:
            for first in range(max(0, end - size), min(start, len(text) - size) + 1):
                if text[first : first + size] in good:
                    return True
    return False


@lru_cache(maxsize=16_384)
def usual(text: str) -> bool:
    """A string that people write without meaning harm: in the dictionary of readings, or made of usual pairs only."""
    if len(text) < 2:
        return False
    return in_dictionary(text) or all(_pair(a + b) for a, b in pairwise(text))


def in_dictionary(text: str) -> bool:
    return text in _dictionary() or text in innocent()


@cache
def _dictionary() -> frozenset[str]:
    from pypinyin.phrases_dict import phrases_dict

    from .words import listed

    return frozenset(phrases_dict) - listed().keys()


def bit(pair: str) -> int:
    return crc32(pair.encode()) & ((1 << BITS) - 1)


@cache
def _bits() -> bytes:
    return FILE.read_bytes() if FILE.exists() else bytes((1 << BITS) // 8)


def _pair(pair: str) -> bool:
    at = bit(pair)
    return bool(_bits()[at >> 3] >> (at & 7) & 1)
