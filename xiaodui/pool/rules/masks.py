"""What may be read before a claim: never a way to reach the customer."""

import re

SHOWN_HEAD, SHOWN_TAIL, STAR = 3, 4, "****"
RUN = re.compile(r"\+?\d(?:[\d\-()（） 　.·]*\d){6,}")
MAIL = re.compile(r"[^\s@，。；、<>（）()]+@[^\s@，。；、<>（）()]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
HANDLE = re.compile(r"(微信|QQ|wechat|vx|v信|电话|手机)(号|：|:|\s)*[A-Za-z0-9_\-]{5,}", re.IGNORECASE)


def phone(said: str) -> str:
    """138****6027: the first three digits and the last four, of a short number only the first two."""
    digits = "".join(sign for sign in said if sign.isdigit())
    if not digits:
        return ""
    if len(digits) < SHOWN_HEAD + SHOWN_TAIL + 2:
        return f"{digits[:2]}{STAR}"
    return f"{digits[:SHOWN_HEAD]}{STAR}{digits[-SHOWN_TAIL:]}"


def text(said: str) -> str:
    """Free text without numbers, mails, addresses and handles that would lead around the claim."""
    said = MAIL.sub(STAR, said)
    said = ADDRESS.sub(STAR, said)
    said = RUN.sub(lambda found: phone(found.group()), said)
    return HANDLE.sub(lambda found: f"{found.group(1)}{STAR}", said)
