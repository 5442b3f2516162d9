"""Telephone numbers as people type them. No Django."""

import re
import unicodedata

EXTENSION = re.compile(r"(?:ext\.?|x|转|轉|分机|#|,|;)\s*\d{1,6}\s*$", re.IGNORECASE)
OTHER = re.compile(r"\D+")
MOBILE = re.compile(r"1[3-9]\d{9}$")
LEAST = 7
"""Digits that a number must have to tell anybody from anybody."""


def normalise(number: str) -> str:
    """Digits that are the same however it was typed; "" for what is no number.

    +86, 0086, the trunk zero of an area code, brackets, spaces and extensions go: 「(0512) 5771-8899 转 8」 and
    「+86 512 57718899」 are 51257718899. A foreign number keeps its country: +1 415 555 0100 is 14155550100.
    """
    text = EXTENSION.sub("", unicodedata.normalize("NFKC", number).strip())
    digits = OTHER.sub("", text)
    if digits.startswith("0086"):
        digits = digits[4:]
    elif (digits.startswith("86") and (text.lstrip().startswith("+") or len(digits) >= 12)) or digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("0"):
        digits = digits.lstrip("0")
    return digits if LEAST <= len(digits) <= 15 else ""


def is_mobile(digits: str) -> bool:
    """Of one person, where an office number is shared by many."""
    return bool(MOBILE.match(digits))


def local(digits: str) -> str:
    """The number without its area code, when it can be told: people leave it away."""
    return digits if is_mobile(digits) or len(digits) < 10 else digits[-8:]
