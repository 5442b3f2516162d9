"""Is this a question that waits for an answer; is this a thank-you? Chinese and English, no Django."""

import re

from xiaodui.core.text import normalise

from .tables import expressions

SAID = expressions("words/asking.txt")
MARK = re.compile(r"[?？]")
ENDS_ASKING = SAID["ends_asking"]
FALSE_ENDS = SAID["false_ends"]
NO_END = re.compile(r"不$")
MAY = re.compile(r"可以|能|要|是|行|好|对|会|有|去|来|在|用|需要|够|同意|方便")
ASKS = SAID["asks"]
NOT_ASKING = SAID["not_asking"]
EN_ASKS = SAID["en_asks"]
EN_NOT = SAID["en_not"]
GREETING = re.compile(r"^(?:(?:thanks|thank you|ok|okay|sure|great|yes|no|hi|hello|hey|good|fine)\b[\s,]*)+", re.I)
RHETORIC = SAID["rhetoric"]
"""Asked for effect: no answer is awaited, mark or not."""
THANKS = SAID["thanks"]
NO_THANKS = SAID["no_thanks"]
LONG = 120
"""Characters of a message from which on one asking clause is one among many."""


def is_question(text: str) -> float:
    """0 to 1: how surely somebody is asked something; from 0.5 on an answer is awaited. With or without a question mark."""
    said = normalise(text[:2_000]).strip()
    if not said:
        return 0.0
    best = max(
        (_clause(clause) for clause in re.split(r"[。！!\n;；]+|\.(?:\s|$)", said) if clause.strip()), default=0.0
    )
    return round(best * (0.9 if len(said) > LONG else 1.0), 2)


def _clause(clause: str) -> float:
    clause = re.sub(r"https?://\S+", "", clause).strip(" ~～,，…")
    marked = MARK.search(clause)
    plain = re.sub(r"[^\w\s,，'’@:：]+", " ", clause).strip()
    if RHETORIC.search(plain):
        return 0.3
    if not any(c.isalnum() for c in plain):
        return 0.55 if marked and len(clause) <= 3 else 0.0
    if NOT_ASKING.search(plain) and not marked:
        return 0.2
    if marked:
        return 0.97 if _asks(plain) or re.search(r"[?？]\s*$", clause) else 0.7
    return 0.8 if _asks(plain) else 0.1 if not _ends(plain) else 0.72


def _asks(plain: str) -> bool:
    if ASKS.search(plain):
        return True
    plain = GREETING.sub("", plain)
    return bool(EN_ASKS.search(plain)) and not EN_NOT.search(plain)


def _ends(plain: str) -> bool:
    last = re.split(r"[,，]", plain)[-1].strip() or plain
    if NO_END.search(last):
        return bool(MAY.search(last[:-1])) and not FALSE_ENDS.search(last)
    return bool(ENDS_ASKING.search(last)) and not FALSE_ENDS.search(last)


def is_thanks(text: str) -> float:
    """0 to 1: how surely somebody is thanked. 「不用谢」, 「连句谢谢都没有」 and “thanks for nothing” are none."""
    said = normalise(text[:2_000])
    if NO_THANKS.search(said):
        return 0.1
    return 0.95 if THANKS.search(said) else 0.0
