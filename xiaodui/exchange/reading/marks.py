"""The closing row of our own exports, which says who took them: no record of anything."""

from collections.abc import Sequence

MARK = "※ 销队 Xiaodui ※"


def is_mark(cells: Sequence[str]) -> bool:
    """A row that holds nothing but the mark and what follows it."""
    return cells[0].startswith(MARK) and not any(map(str.strip, cells[1:]))
