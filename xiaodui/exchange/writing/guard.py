"""A customer called ``=HYPERLINK(…)`` must stay a name when the file is opened in a spreadsheet.

An apostrophe goes before whatever would begin a formula, full-width signs included, and before
apostrophes that stand before such a thing: so exactly one can be taken off again.
"""

import re

BEGINS_FORMULA = r"(?:[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])"
RISKY = re.compile(rf"'*{BEGINS_FORMULA}")
GUARDED = re.compile(rf"''*{BEGINS_FORMULA}")
PLAIN = re.compile(r"[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?|\+[0-9]+(?: [0-9]+)*")  # -5, +86 138 0013 8000


def guard(cell: str) -> str:
    """The cell as it may stand in a CSV. ``unguard(guard(x)) == x`` for every text."""
    if RISKY.match(cell) and not PLAIN.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`; other apostrophes stay."""
    return cell[1:] if GUARDED.match(cell) else cell
