"""Decisions about customers that need no database."""

from collections.abc import Mapping

MOST_MENTIONS = 20


def mentioned(text: str, names: Mapping[str, int]) -> set[int]:
    """Ids of those named after an @; of two names that both fit, the longer one is meant (@陈晨曦 isn't 陈晨)."""
    found: set[int] = set()
    longest_first = sorted(names, key=len, reverse=True)
    for piece in text.replace("＠", "@").split("@")[1:]:
        name = next((name for name in longest_first if name and piece.lower().startswith(name.lower())), None)
        if name is not None and len(found) < MOST_MENTIONS:
            found.add(names[name])
    return found
