"""How characters sound, without tones, and what Latin letters sound like. No Django."""

import re
from functools import cache, lru_cache

FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"))
ENDINGS = (("ing", "in"), ("eng", "en"))


@lru_cache(maxsize=32_768)
def readings(character: str) -> tuple[str, ...]:
    """Its two most usual syllables, the usual first; a letter or digit reads as itself. 5 µs when not seen before."""
    if character.isascii():
        return (character,)
    from pypinyin.pinyin_dict import pinyin_dict

    toned = pinyin_dict.get(ord(character), "")
    return tuple(dict.fromkeys(_toneless(one) for one in toned.split(",")))[:2] if toned else ()


def _toneless(syllable: str) -> str:
    import unicodedata

    plain = unicodedata.normalize(
        "NFD", syllable.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    )
    return "".join(c for c in plain if "a" <= c <= "z")


@lru_cache(maxsize=4_096)
def loose(syllable: str) -> str:
    """zh as z, ch as c, sh as s, ing as in, eng as en: how half of the country hears it."""
    for strict, eased in FUZZY:
        if syllable.startswith(strict):
            syllable = eased + syllable[2:]
            break
    for strict, eased in ENDINGS:
        if syllable.endswith(strict):
            return syllable[: -len(strict)] + eased
    return syllable


@cache
def syllables() -> frozenset[str]:
    """Every syllable of common characters, as typed in Latin letters (lv for 绿)."""
    from pypinyin.pinyin_dict import pinyin_dict

    found = {reading for point in pinyin_dict if 0x4E00 <= point <= 0x9FA5 for reading in readings(chr(point))}
    return frozenset(one for one in found if re.fullmatch(r"[a-z]{1,6}", one)) - {
        "m",
        "n",
        "ng",
        "hm",
        "hng",
        "r",
        "g",
        "k",
    }


@lru_cache(maxsize=8_192)
def cuts(token: str) -> tuple[tuple[int, int], ...]:
    """The syllables of a word that is nothing but pinyin, as (from, to), all ways of cutting it; none of any other word."""
    known, size = syllables(), len(token)
    forth = [True] + [False] * size
    edges = []
    for at in range(size):
        if forth[at]:
            for end in range(at + 1, min(size, at + 6) + 1):
                if token[at:end] in known:
                    edges.append((at, end))
                    forth[end] = True
    back = [False] * size + [True]
    for at, end in reversed(edges):
        back[at] = back[at] or back[end]
    return tuple((at, end) for at, end in edges if back[end]) if forth[size] else ()
