"""Whether a lead is one that a rule speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

When = Mapping[str, Sequence[str]]
HOLDING = ("region", "source", "campaign", "sector")
"""Said in people's own words, so a word of the rule may stand anywhere in them: 「苏州」 fits 「江苏苏州」."""
EXACT = ("level", "kind", "tag", "product")
FIELDS = (*HOLDING, *EXACT)
MOST_WORDS = 30
"""Of one field; a list that is longer is a region or tag that wants to be made."""


@dataclass(frozen=True)
class Lead:
    """What rules may ask of a lead or customer. `kind` is lead or customer."""

    region: str = ""
    source: str = ""
    campaign: str = ""
    sector: str = ""
    level: str = ""
    kind: str = "lead"
    tag: tuple[str, ...] = ()
    product: tuple[str, ...] = ()

    def said(self, field: str) -> tuple[str, ...]:
        value = getattr(self, field)
        return value if isinstance(value, tuple) else (value,) if value else ()


def missed(when: When, lead: Lead) -> str:
    """The first field by which this lead isn't meant; "" when all fit. Each field fits by any of its words."""
    return next((field for field in FIELDS if when.get(field) and not _fits(field, when[field], lead)), "")


def _fits(field: str, words: Sequence[str], lead: Lead) -> bool:
    said = [_plain(one) for one in lead.said(field)]
    if field in EXACT:
        return any(_plain(word) in said for word in words)
    return any(_plain(word) in one for word in words for one in said)


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()
