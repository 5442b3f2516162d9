"""How much of a text is new beside what its author wrote before. Plain values, no Django.

A text is folded to its bare letters: names, digits, punctuation, spaces, signs and stock phrases gone. Its pairs of
neighbouring characters (of other scripts: words) are kept as a mark, their hashes. Order plays no part, so shuffled
sentences are the same text; padding adds no letters.
"""

import re
import unicodedata
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_MARKS = 512
"""Hashes kept of one text, 2 KB; up to so many pairs a text is compared whole, a longer one by its smallest hashes, which
are a fair sample."""
STOCK = re.compile(
    "(?:已经?|再次|多次)?(?:电话|微信|邮件|正常|积极)?(?:联系|沟通|跟进|回访|拜访|维护)(?:客户)?(?:过|了|中)+"
    "|(?:已经?|保持|继续|持续|正在|正常|后续|电话|微信|再|待|在)(?:联系|沟通|跟进|回访|维护)|在跟(?:进|着)?"
    "|(?:已经?)?(?:打|发)(?:了|过)(?:个?电话|消息|微信|邮件)|(?:暂无|暂时没有?|没有?|无)(?:新?进展|新?变化|异常|消息)"
    "|(?:情况|一切)(?:正常|良好)|有意向|客户"
    r"|\b(?:nothing new|no news|no change|(?:following|followed|follow) up|(?:have |was )?contacted|(?:keep |kept )?in touch"
    r"|called|checked in|(?:still )?on it|(?:the )?customer)\b"
)
"""What everybody writes when there is nothing to say."""
HAN = "\u3400-\u9fff\uf900-\ufaff"
NOT_LETTERS = re.compile(r"[\W\d_]+")
WORD = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+")
ALL = 0xFFFFFFFF


@dataclass(frozen=True)
class Likeness:
    """How much of a text stood in earlier ones, 0 to 1: in the one most like it (its place), and in all together."""

    most: float
    place: int
    together: float


def units(text: str, names: Iterable[str] = ()) -> list[str]:
    """The characters, or words of other scripts, that say something."""
    plain = unicodedata.normalize("NFKC", text).lower()
    for name in sorted({unicodedata.normalize("NFKC", one).lower().strip() for one in names}, key=len, reverse=True):
        if len(name) > 1:
            plain = plain.replace(name, " ")
    letters = NOT_LETTERS.sub(" ", plain)
    # 「已 联 系」 is 「已联系」: between Chinese characters a space says nothing.
    joined = re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", letters)
    return WORD.findall(STOCK.sub(" ", joined))


def says(found: Sequence[str]) -> int:
    """How many different characters or words: what is repeated says nothing twice."""
    return len(set(found))


def mark_of(found: Sequence[str]) -> bytes:
    """What later texts are compared with."""
    numbers = [ord(one) if len(one) == 1 else zlib.crc32(one.encode()) for one in found]
    pairs = {(a * 0x9E3779B1 ^ b * 0x85EBCA6B) & ALL for a, b in pairwise(numbers)}
    return array("I", sorted(pairs)[:MOST_MARKS]).tobytes()


def likeness(mark: bytes, earlier: Sequence[bytes]) -> Likeness:
    """About 25,000 comparisons at most, for fifty long texts."""
    mine = array("I", mark)
    pairs, met = set(mine), set[int]()
    most, place = 0.0, -1
    for i, one in enumerate(earlier):
        theirs = array("I", one)
        hits = pairs.intersection(theirs)
        met |= hits
        # Of a sampled text only the pairs up to its last hash are known, so only those of mine can be looked for.
        looked_for = bisect_right(mine, min(_end(mine), _end(theirs)))
        if looked_for and len(hits) / looked_for > most:
            most, place = len(hits) / looked_for, i
    return Likeness(most, place, len(met) / len(mine) if mine else 0.0)


def _end(mark: "array[int]") -> int:
    return mark[-1] if len(mark) >= MOST_MARKS else ALL
