"""Where in a text the pieces of a question stand, and the part of it that is shown. No Django."""

from collections.abc import Iterator, Sequence
from itertools import islice

from xiaodui.chatsearch.cutting import LONGEST_SPOKEN, Piece
from xiaodui.core.text import mark_spans, normalise, without_marks
from xiaodui.core.text.pinyin import syllables
from xiaodui.core.text.runs import RUN

Span = tuple[int, int]
Part = tuple[str, bool]
"""(words, marked?)"""
EACH = 20
"""Places of one piece that are marked."""
BEFORE, SHOWN = 24, 140


def spans(text: str, pieces: Sequence[Piece]) -> list[Span] | None:
    """Where each piece stands, in the order of the text; None where one of them doesn't: the index knows pairs, a text
    knows. 5 µs a message."""
    folded = normalise(text)
    found: list[Span] = []
    for piece in pieces:
        here = list(islice(_places(folded, piece), EACH))
        if not here:
            return None
        found += here
    return sorted(_in_text(found, text, folded))


def _places(folded: str, piece: Piece) -> Iterator[Span]:
    if piece.chinese:
        at = folded.find(piece.text)
        while at >= 0:
            yield at, at + len(piece.text)
            at = folded.find(piece.text, at + len(piece.text))
        return
    for run in RUN.finditer(folded):
        if run.lastgroup != "unspaced":
            if run.group().startswith(piece.text):
                yield run.start(), run.start() + len(piece.text)
        elif piece.read_as:
            yield from _heard(run.group(), run.start(), piece)


def _heard(run: str, start: int, piece: Piece) -> Iterator[Span]:
    spoken = syllables(run[:LONGEST_SPOKEN])
    each = len(spoken) == len(run[:LONGEST_SPOKEN])  # signs without a sound are left out: then the whole run is marked
    for reading in piece.read_as:
        for at in range(len(spoken) - len(reading) + 1):
            if spoken[at : at + len(reading)] == reading:
                yield (start + at, start + at + len(reading)) if each else (start, start + len(run))


def _in_text(found: list[Span], text: str, folded: str) -> list[Span]:
    """From places in the folded text to those in the text as it was typed (㎡ folds to two letters)."""
    if len(folded) == len(text):
        return found
    at = [place for place, sign in enumerate(text) for _ in normalise(sign)]
    at += [len(text)] * (len(folded) + 1 - len(at))
    return [(at[start], min(len(text), at[end - 1] + 1)) for start, end in found]


def shown(text: str, marked: Sequence[Span]) -> list[Part]:
    """One line round the first place, marked places apart; dots where it goes on."""
    first = marked[0][0] if marked else 0
    start = 0 if first <= BEFORE * 2 else first - BEFORE
    end = min(len(text), start + SHOWN)
    parts: list[Part] = [("…", False)] if start else []
    at, signs = start, mark_spans(text)
    for begin, stop in marked:
        begin, stop = max(begin, at), min(stop, end)
        if begin >= stop:
            continue
        parts += [(without_marks(text, at, begin, signs), False), (without_marks(text, begin, stop, signs), True)]
        at = stop
    parts += [(without_marks(text, at, end, signs), False), ("…" if end < len(text) else "", False)]
    return [(" ".join(words.split("\n")), mark) for words, mark in parts if words]
