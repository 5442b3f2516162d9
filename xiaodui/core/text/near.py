"""Names that are probably the same: ``GTXPro`` in one file, ``GTX Pro`` in the other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .normalise import normalise
from .runs import RUN

CUT_OFF = 0.86
LEGAL_FORM = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|集团|公司|incorporated|corporation|limited|inc|corp|co|ltd|llc|gmbh)$"
)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Match:
    """``certain``: equal but for spaces, punctuation, width, case and script; else only likely."""

    name: str
    certain: bool
    score: float


@lru_cache(maxsize=65_536)
def squash(name: str) -> str:
    """Letters and digits alone, folded: ``"GTX Pro"`` -> ``gtxpro``."""
    return "".join(found.group() for found in RUN.finditer(normalise(name)))


def near_name(a: str, b: str) -> float:
    """0 to 1; exactly 1 only when the squashed names are equal.

    The legal form (有限公司, Ltd) is not compared. Names whose numbers differ are never near:
    「GTX 1000」 and 「GTX 1001」 are two products, one letter apart. 2 µs when both were seen before.
    """
    return _likeness(squash(a), squash(b))


@lru_cache(maxsize=65_536)
def _core(squashed: str) -> str:
    return LEGAL_FORM.sub("", squashed) or squashed


def _likeness(a: str, b: str) -> float:
    from rapidfuzz.distance import Indel

    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if DIGITS.findall(a) != DIGITS.findall(b):
        return 0.0
    return min(Indel.normalized_similarity(_core(a), _core(b)), 0.99)


class Names:
    """Known names, prepared once for many look-ups (an import asks it for every row)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact: set[str] = set()
        self._squashed: dict[str, list[str]] = {}
        self._seen: dict[tuple[str, float], Match | None] = {}
        for name in names:
            if name not in self._exact:
                self._exact.add(name)
                self._squashed.setdefault(squash(name), []).append(name)

    def match(self, name: str, *, cut_off: float = CUT_OFF) -> Match | None:
        """The best known name; of several alike the first given, and then not certain.

        A hash look-up when it is certain; else one pass over all names (20 ms for 40,000),
        remembered for as long as this object lives.
        """
        asked = (name, cut_off)
        if asked not in self._seen:
            self._seen[asked] = self._find(name, cut_off)
        return self._seen[asked]

    def _find(self, name: str, cut_off: float) -> Match | None:
        if name in self._exact:
            return Match(name, certain=True, score=1.0)
        wanted = squash(name)
        if alike := self._squashed.get(wanted) if wanted else None:
            return Match(alike[0], certain=len(alike) == 1, score=1.0)
        likely = ((_likeness(wanted, known), known) for known in self._squashed)
        score, known = max(likely, key=lambda pair: pair[0], default=(0.0, ""))
        if not score or score < cut_off:
            return None
        return Match(self._squashed[known][0], certain=False, score=round(score, 3))


def best_match(name: str, candidates: Iterable[str], *, cut_off: float = CUT_OFF) -> Match | None:
    """One look-up among ``candidates``; for many, keep a ``Names``."""
    return Names(candidates).match(name, cut_off=cut_off)
