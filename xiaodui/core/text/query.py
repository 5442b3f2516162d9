"""What somebody typed into a search box, as terms that must all match."""

from typing import NamedTuple

from .normalise import normalise
from .runs import LONGEST_WORD, runs

MOST_TERMS = 16


class Term(NamedTuple):
    """``text`` holds letters and digits only, so it needs no escaping; ``prefix``: words may go on."""

    text: str
    prefix: bool


def query_terms(q: str) -> list[Term]:
    """Terms of ``q``, each once: one Chinese character, pairs of several, Latin as prefixes.

    ``"昆山立讯 gt"`` -> 昆山, 山立, 立讯, gt…. Empty when there is nothing to look for.
    """
    found: dict[Term, None] = {}
    for run, chinese in runs(normalise(q)):
        if not chinese:
            found[Term(run[:LONGEST_WORD], True)] = None
        elif len(run) == 1:
            found[Term(run, False)] = None
        else:
            found.update(dict.fromkeys(Term(run[i : i + 2], False) for i in range(len(run) - 1)))
    return list(found)[:MOST_TERMS]
