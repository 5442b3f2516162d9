"""Short names as people and exchanges form them: 深科技 of 深圳长城开发科技, 冠捷科技 of 冠捷电子科技."""

from itertools import pairwise

from .parts import Parts
from .regions import BY_SIGN, apart, provinces
from .words import FILLER, trade_begins

SURE = 0.88
LEAST_BRAND = 2
"""Signs of a brand that may stand for a company by itself: 「光」 alone may not."""


def shortened(short: Parts, full: Parts) -> tuple[float, bool]:
    """(score, surely): how well `short` is made of `full`'s signs; (0, False) when it isn't."""
    asked = short.whole
    if not 2 <= len(asked) <= 12 or len(asked) >= len(full.whole):
        return 0.0, False
    text = Made(full)
    best = max(text.score(said) - cost for said, cost in _readings(short, full))
    if not full.legal:
        best -= 0.1  # a name that is short already is seldom made shorter
    surely = best >= SURE and len(full.brand) >= LEAST_BRAND and full.brand in (short.brand, short.core)
    return max(best, 0.0), surely and not full.branch and not short.branch


def _readings(short: Parts, full: Parts) -> list[tuple[str, float]]:
    """What may be meant: without a filler at the end (富奥股份), without a region or its sign before it (粤电力)."""
    found = [(short.whole, 0.0)]
    around = {*full.regions, *map(provinces, full.regions)}
    if short.core != short.body and len(short.brand) >= LEAST_BRAND and not apart(short.regions, full.regions):
        found.append((short.core, 0.05 if short.regions & around else 0.12))
    for text, cost in list(found):
        filler = next((one for one in FILLER if text.endswith(one) and len(text) - len(one) >= 2), "")
        if filler:
            found.append((text[: -len(filler)], cost + (0.02 if filler in full.whole else 0.12)))
    for text, cost in list(found):
        if len(text) > 2 and BY_SIGN.get(text[0]) in around:
            found.append((text[1:], cost + 0.02))
    return found


class Made:
    """A full name, ready to be asked whether a short one is made of it."""

    def __init__(self, full: Parts) -> None:
        self.text = full.body
        self.lead = max(full.body.find(full.core), 0)
        self.branded = bool(full.brand)
        self.brand = len(full.brand) or trade_begins(full.core)

    def score(self, asked: str) -> float:
        """Signs of the brand that are left away weigh most, then gaps, then trades left away."""
        best = 0.0
        for begin in {0, self.lead}:
            if places := aligned(asked, self.text, begin):
                best = max(best, self._weighed(places))
        if not best and len(asked) >= 4:
            if all(asked.count(sign) <= self.text.count(sign) for sign in asked):
                return 0.62
            return max(self._but_one(asked, place) for place in (2, 3))
        return best

    def _but_one(self, asked: str, place: int) -> float:
        """One sign is another one: 海天味业 of 海天调味食品."""
        places = aligned(asked[:place] + asked[place + 1 :], self.text, self.lead)
        return max(self._weighed(places) - 0.25, 0.0) if places else 0.0

    def _weighed(self, places: tuple[int, ...]) -> float:
        lead, after = self.lead, self.lead + self.brand
        mine = [place - lead for place in places if lead <= place < after]
        gaps = sum(1 for one, other in pairwise(places) if other != one + 1 and other != lead)
        extra = len(self.text) - lead - sum(1 for place in places if place >= lead)
        score = 0.97 - 0.006 * min(extra, 12) - 0.015 * gaps - self._brand_missing(mine, after in places)
        if not gaps and len(places) >= 3:
            score = max(score, 0.72 + 0.02 * len(places))
        return score

    def _brand_missing(self, mine: list[int], trade: bool) -> float:
        """`mine`: which signs of the brand are there. Without a brand, of the first trade word: that weighs half."""
        missing = self.brand - len(mine)
        if not missing:
            return 0.0
        if mine[:2] == [0, 1]:
            weight = 0.04
        elif any(other == one + 1 for one, other in pairwise(mine)):
            weight = 0.1
        elif mine and mine[0] == 0:
            weight = 0.07 if trade else 0.11
        else:
            weight = 0.21 if mine else 0.28
        return (weight + 0.01 * missing) * (1.0 if self.branded else 0.5)


def aligned(asked: str, text: str, begin: int = 0) -> tuple[int, ...]:
    """Places in `text` of the signs of `asked`, in order, as close together as may be; () when they aren't there."""
    best: tuple[int, ...] = ()
    start = begin - 1
    while (start := text.find(asked[0], start + 1)) >= 0:
        places, at = [start], start
        for sign in asked[1:]:
            at = text.find(sign, at + 1)
            if at < 0:
                return best
            places.append(at)
        if not best or places[-1] - places[0] < best[-1] - best[0]:
            best = tuple(places)
    return best
