"""Unified social credit codes (统一社会信用代码, GB 32100-2015) and older tax numbers. No Django."""

import re
import unicodedata

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
OTHER = re.compile(r"[\W_]+")


def normalise(number: str) -> str:
    """Letters and digits in capitals; "" for fewer than 8 of them."""
    text = OTHER.sub("", unicodedata.normalize("NFKC", number)).upper()
    return text if len(text) >= 8 else ""


def is_valid(number: str) -> bool:
    """Whether all eighteen signs are allowed and the last is right for the others: Σ value × 3^i mod 31."""
    text = normalise(number)
    if len(text) != 18 or any(sign not in SIGNS for sign in text):
        return False
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(text[:17]))
    return SIGNS[(31 - total % 31) % 31] == text[17]
