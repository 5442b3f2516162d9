"""One spelling for what people consider the same word."""

import unicodedata
from functools import cache, lru_cache

HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))


@lru_cache(maxsize=65_536)
def normalise(s: str) -> str:
    """NFKC, traditional to simplified, casefold: ``"ＧＴＸ 崑山立訊"`` -> ``"gtx 昆山立讯"``.

    Idempotent, and the same for a part as for the whole: characters are simplified one by one,
    never by phrase, so what somebody types is always found inside what was stored.
    About 1 µs for ASCII, 5 µs for a Chinese company name, less when seen before.
    """
    if s.isascii():
        return s.casefold()
    folded = unicodedata.normalize("NFKC", s).casefold()
    # Casefold may undo NFKC (and the other way round) for a few letters; the second pass settles them.
    folded = unicodedata.normalize("NFKC", folded).casefold()
    return unicodedata.normalize("NFKC", folded).translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """Traditional code point -> simplified character, followed to its end (薴 -> 苧 -> 苎)."""
    from opencc import OpenCC

    characters = [chr(point) for first, end in HAN for point in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    one_step = {a: b for a, b in zip(characters, converted, strict=True) if a != b}
    return {ord(a): one_step.get(b, b) for a, b in one_step.items()}
