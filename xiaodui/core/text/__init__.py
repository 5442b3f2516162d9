"""Words as people type them: one folding, one tokeniser, one way to compare names. No Django."""

from .marks import mark_spans, without_marks
from .near import Match, Names, best_match, near_name, squash
from .normalise import normalise
from .pinyin import initials, spelling
from .query import Term, query_terms
from .tokens import tokens

__all__ = [
    "Match",
    "Names",
    "Term",
    "best_match",
    "initials",
    "mark_spans",
    "near_name",
    "normalise",
    "query_terms",
    "spelling",
    "squash",
    "tokens",
    "without_marks",
]
