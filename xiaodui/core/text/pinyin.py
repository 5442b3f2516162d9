"""Chinese as it sounds, for people who type 「kslx」 for 昆山立讯."""

from functools import lru_cache

from .normalise import normalise
from .runs import runs


@lru_cache(maxsize=65_536)
def syllables(run: str) -> tuple[str, ...]:
    """("kun", "shan", …) of one Chinese run; phrases decide readings (重庆 is chong qing).

    60 µs for a company name not seen before; characters without a reading are left out.
    """
    from pypinyin import lazy_pinyin

    spoken = (s.replace("ü", "v") for s in lazy_pinyin(run, errors="ignore"))
    return tuple(s for s in spoken if s.isascii() and s.isalpha())


def initials(name: str) -> str:
    """First letter of each Chinese character, Latin words and digits whole: 王磊 -> ``wl``."""
    return "".join("".join(s[0] for s in syllables(run)) if chinese else run for run, chinese in runs(normalise(name)))


def spelling(name: str) -> str:
    """Full pinyin without tones, for sorting people by name: 王磊 -> ``wanglei``."""
    return "".join("".join(syllables(run)) if chinese else run for run, chinese in runs(normalise(name)))
