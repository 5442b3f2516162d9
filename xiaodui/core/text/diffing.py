"""What changed between two texts, in pieces that a page can mark. Plain text in and out."""

import re
from difflib import SequenceMatcher

Piece = tuple[str, str]
"""("same", "gone" or "new", text)."""
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
LEAST = 2
"""Tokens that two texts must share in a row to count as the same: fewer make confetti."""


def changes(before: str, after: str) -> list[Piece]:
    """Pieces in reading order. Joined without the gone ones they are `after`, without the new ones `before`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    gone, fresh = "", ""
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = op == "equal" and (i2 - i1 > LEAST or (i1 == 0 and j1 == 0) or (i2 == len(old) and j2 == len(new)))
        if not same:
            gone, fresh = gone + "".join(old[i1:i2]), fresh + "".join(new[j1:j2])
            continue
        pieces += _flushed(gone, fresh)
        gone, fresh = "", ""
        pieces.append(("same", "".join(old[i1:i2])))
    return pieces + _flushed(gone, fresh)


def _flushed(gone: str, fresh: str) -> list[Piece]:
    return [piece for piece in (("gone", gone), ("new", fresh)) if piece[1]]
