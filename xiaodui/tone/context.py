"""What stands around a word: at whom it is aimed, whose words they are. No Django."""

import re
from typing import NamedTuple

from .tables import expressions

SAID = expressions("words/around.txt")
CLAUSE = re.compile(r"[，。！？；,!?;\n]")
PERSON = SAID["person"]
THING = SAID["thing"]
TELLS = SAID["tells"]
FORBIDS = SAID["forbids"]
SELF = re.compile(
    r"(?:我|我自己|俺)(?:真|真的|真是|可真|太|也太|就是|是|这|这个|真他妈|怎么这么|好|当时|也是)*(?:个|一个)?$"
    r"|\b(?:i am|i'm|im|i was|am i|i feel|me,)(?: such| so| being)?(?: an?| the)?$",
    re.I,
)
QUOTES = re.compile(r"[“\"「『‘][^”\"」』’]*$")
REACH = 10
"""Characters before and after within which a person or a thing is taken to be meant."""


class Around(NamedTuple):
    person: bool
    thing: bool
    quoted: bool
    forbidden: bool
    own: bool


def around(text: str, start: int, end: int) -> Around:
    """Of text[start:end]; looks 60 characters back and 10 on, never over the whole text."""
    back, on = text[max(0, start - 60) : start], text[end : end + REACH]
    clause_back, clause_on = CLAUSE.split(back)[-1], CLAUSE.split(on)[0]
    near = clause_back[-REACH * 2 :]
    own = bool(SELF.search(clause_back.rstrip()))
    person = bool(PERSON.search(near) or PERSON.search(clause_on)) and not own
    thing = bool(THING.search(clause_on[:6]) or THING.search(near[-8:]))
    telling = TELLS.search(back)
    quoted = bool(
        telling
        and (
            QUOTES.search(back)
            or re.search(r"[:：]", back[telling.end() :])
            or re.search("骂|吼|嚷|怼", telling.group())
            or "原话" in telling.group()
            or "call" in telling.group()
        )
    )
    return Around(person, thing, quoted, bool(FORBIDS.search(back)), own)


def weighed(strength: float, about: bool, seen: Around, disguised: bool = False) -> tuple[float, tuple[str, ...]]:
    """The strength after what stands around it, and what changed it. `about`: a word for things as well as for people."""
    why: list[str] = []
    if about:
        if seen.person:
            strength, why = min(0.93, strength + 0.18), ["person"]
        elif seen.thing:
            strength, why = strength * 0.5, ["thing"]
        elif not disguised:  # nobody disguises a word that he may say
            strength *= 0.75
    if seen.own:
        strength, why = strength * 0.55, [*why, "self"]
    if seen.quoted:
        strength, why = strength * 0.5, [*why, "quoted"]
    if seen.forbidden:
        strength, why = strength * 0.5, [*why, "forbidden"]
    return strength, tuple(why)
