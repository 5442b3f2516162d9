"""The signs with which words are made **bold**, ~~struck~~ or `code`: a line that only quotes leaves them out."""

import re

_PAIR = re.compile(r"(\*\*|~~|`)(?=\S)(?:.{1,300}?)(?<=\S)\1", re.DOTALL)


def mark_spans(text: str) -> list[tuple[int, int]]:
    """Where such signs stand in pairs, in the order of the text; one without its partner is a sign like any other."""
    found = []
    for pair in _PAIR.finditer(text):
        long = len(pair[1])
        found += [(pair.start(), pair.start() + long), (pair.end() - long, pair.end())]
    return found


def without_marks(text: str, start: int = 0, end: int | None = None, marks: list[tuple[int, int]] | None = None) -> str:
    """`text[start:end]` without them; `marks` where they are known."""
    end, at, kept = len(text) if end is None else end, start, []
    for begin, stop in mark_spans(text) if marks is None else marks:
        if begin < end and stop > at:
            kept.append(text[at : max(at, begin)])
            at = max(at, stop)
    return "".join([*kept, text[at:end]])
