"""Words under which a message stands in the index, and what somebody typed as questions to it. No Django."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xiaodui.chatsearch.syllables import Reading, readings
from xiaodui.core.text import normalise
from xiaodui.core.text.pinyin import syllables
from xiaodui.core.text.runs import runs

BEGUN = 12
"""Letters of a word's beginnings that stand in the index; what follows is compared in the text itself."""
MOST_PIECES, MOST_PAIRS = 8, 24
LONGEST_SPOKEN = 400
"""Signs of a run whose sounds are looked up."""


def words_of(text: str, room: int, author: int | None, day: date) -> str:
    """Each once: signs and pairs of signs, how neighbours sound, beginnings of Latin words and numbers; behind them where
    it was said, by whom, when. 35 for a usual message, 50 with sounds. 0.2 ms, most of it for the sounds."""
    found = dict.fromkeys(_cut(normalise(text)))
    found[room_word(room)] = None
    if author is not None:
        found[author_word(author)] = None
    found[month_word(day)] = None
    found[year_word(day.year)] = None
    return " ".join(found)


def room_word(room: int) -> str:
    """A dot holds a word apart from whatever people type."""
    return f"r·{room}"


def author_word(person: int) -> str:
    return f"p·{person}"


def month_word(day: date) -> str:
    return f"m·{day.year}{day.month:02}"


def year_word(year: int) -> str:
    return f"y·{year}"


def time_words(since: date, until: date) -> list[str]:
    """Of which each message of these days has one, and few others: whole years as such, the months before and behind."""
    found: list[str] = []
    year, month = since.year, since.month
    while (year, month) <= (until.year, until.month):
        if month == 1 and year < until.year:
            found.append(year_word(year))
            year += 1
            continue
        found.append(month_word(date(year, month, 1)))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _cut(text: str) -> Iterator[str]:
    for run, chinese in runs(text):
        if chinese:
            yield from run
            yield from pairs(run)
            yield from sounds(syllables(run[:LONGEST_SPOKEN]))
        else:
            yield from (run[:end] for end in range(1, min(BEGUN, len(run)) + 1))


def pairs(run: str) -> Iterator[str]:
    return map("".join, itertools.pairwise(run))


def sounds(spoken: Reading) -> Iterator[str]:
    """How neighbours sound: 昆山 stands under `kun·shan`."""
    return map("·".join, itertools.pairwise(spoken))


@dataclass(frozen=True)
class Piece:
    """What was typed without a gap: Chinese is found anywhere, another word from its first letter on, or as it sounds."""

    text: str
    chinese: bool
    read_as: tuple[Reading, ...] = ()

    def choices(self) -> list[list[str]]:
        """Words of the index: all of one of these lists."""
        if not self.chinese:
            return [[self.text[:BEGUN]], *(list(sounds(one))[:MOST_PAIRS] for one in self.read_as)]
        return [[self.text] if len(self.text) == 1 else list(dict.fromkeys(pairs(self.text)))[:MOST_PAIRS]]


@lru_cache(maxsize=1_024)
def pieces_of(q: str) -> tuple[Piece, ...]:
    """All must be found. Empty where nothing was typed that could be."""
    found = dict(runs(normalise(q)))
    return tuple(
        Piece(run, chinese, () if chinese else readings(run)) for run, chinese in list(found.items())[:MOST_PIECES]
    )
