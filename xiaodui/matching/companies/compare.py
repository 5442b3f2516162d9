"""Two names of companies: one company?"""

from rapidfuzz.distance import Indel

from ..known import Verdict
from ..sounds import alike
from .parts import Parts, parts
from .regions import apart
from .short import LEAST_BRAND, shortened

NOT = Verdict()
RESEMBLING = 0.58
"""The most that mere resemblance earns."""
NUMERALS = frozenset("0123456789一二三四五六七八九十")


def same(a: str, b: str) -> Verdict:
    """Symmetric. 15 µs for two names that were cut before, 40 for new ones."""
    return compare(parts(a), parts(b))


def compare(a: Parts, b: Parts) -> Verdict:
    if not a.whole or not b.whole:
        return NOT
    if a.whole == b.whole:
        return Verdict(1.0, True, ("name",))
    if a.core == b.core:
        return _by_core(a, b)
    best = max(_by_typo(a, b), _by_brand(a, b), _by_short(a, b))
    return best if best.score > RESEMBLING else max(best, _resembling(a, b))


def _by_core(a: Parts, b: Parts) -> Verdict:
    """The same but for the legal form, or for a region that one of them leaves away."""
    if apart(a.regions, b.regions):
        return Verdict(0.5, False, ("region",))
    code = "suffix" if a.regions == b.regions else "region"
    telling = len(a.brand) >= LEAST_BRAND or code == "suffix"
    score = 0.98 if code == "suffix" else 0.96 if telling else 0.66
    groups = a.group != b.group and a.legal and b.legal
    return Verdict(score - (0.06 if groups else 0.0), telling and not groups and not _other_kinds(a, b), (code,))


def _other_kinds(a: Parts, b: Parts) -> bool:
    """A branch beside its company, a partnership beside a company, Ltd beside Inc: near, and not one and the same."""
    if a.branch or b.branch:
        return True
    if not a.legal or not b.legal or a.legal == b.legal:
        return False
    return a.latin or not (a.legal.endswith("公司") and b.legal.endswith("公司"))


def _by_typo(a: Parts, b: Parts) -> Verdict:
    """One slip of the hand or the ear; never sure: 华阳 and 华洋 are two companies."""
    if abs(len(a.whole) - len(b.whole)) > 1 and abs(len(a.core) - len(b.core)) > 1:
        return NOT
    score, why = slip(*residue(a.whole, b.whole))
    # A slip in few signs is a greater part of them.
    score -= max(0, 6 - min(len(a.whole), len(b.whole))) * 0.05
    if score <= 0 and not apart(a.regions, b.regions):
        score, why = slip(*residue(a.core, b.core))
        score -= 0.04 + max(0, 5 - min(len(a.core), len(b.core))) * 0.1
    if score <= 0:
        return NOT
    return Verdict(round(score, 4), False, (why,))


def _by_brand(a: Parts, b: Parts) -> Verdict:
    """The same brand, and one of them doesn't say its trade: 皖能电力 and 安徽省皖能."""
    if a.brand != b.brand or len(a.brand) < LEAST_BRAND or apart(a.regions, b.regions):
        return NOT
    if a.brand != a.core and b.brand != b.core:
        return Verdict(0.56, False, ("short",))
    return Verdict(0.58 if a.legal and b.legal else 0.8, False, ("short",))


def residue(a: str, b: str) -> tuple[str, str]:
    """What is left of both without their common beginning and end."""
    start, most = 0, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def slip(x: str, y: str) -> tuple[float, str]:
    """How far two residues are one slip apart: (score, why); (0, "") when they are not. Another number is no slip."""
    if x == y or max(len(x), len(y)) > 4:
        return 0.0, ""
    counted = not NUMERALS.isdisjoint(x + y)
    if len(x) == len(y):
        if sorted(x) == sorted(y):
            return (0.7 if counted else 0.94 if len(x) == 2 else 0.85), "typo"
        if all(map(alike, x, y)):
            return 0.92, "homophone"
    if len(x) + len(y) == 1 and not counted:
        return 0.84, "typo"
    return 0.0, ""


def _by_short(a: Parts, b: Parts) -> Verdict:
    short, full = (a, b) if len(a.whole) <= len(b.whole) else (b, a)
    if short.legal or short.latin:
        return NOT
    score, sure = shortened(short, full)
    return Verdict(score, sure, ("short",)) if score else NOT


def _resembling(a: Parts, b: Parts) -> Verdict:
    """Below the line of "the same": something to look at when there is nothing better."""
    likeness = Indel.normalized_similarity(a.core, b.core)
    if apart(a.regions, b.regions):
        likeness *= 0.7
    return Verdict(round(RESEMBLING * likeness, 4), False, ("typo",)) if likeness > 0.5 else NOT
