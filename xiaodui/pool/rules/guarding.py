"""Who gets through to a protected customer. Values in, values out.

| | take | sell | merge | contact | edit |
|---|---|---|---|---|---|
| the owner, who acts for him | yes | yes | yes | yes | yes |
| for the owner: he would sell or follow up | – | yes | no | yes | no |
| a colleague whom the owner asked in | no | yes | yes | yes | yes |
| who leads the owner | no | no | no | yes | yes |
| who rules whose it is, until he did: he would sell himself | – | yes | – | – | – |
| anybody else | no | no | no | no | no |
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hand:
    """What somebody is to a protected customer."""

    owner: bool = False
    for_owner: bool = False
    joined: bool = False
    leads: bool = False
    answers: bool = False
    """A quarrel about it waits for his ruling, and he would answer the customer himself, for neither side."""


def gets_through(what: str, hand: Hand) -> bool:
    if hand.owner or (hand.for_owner and what in ("sell", "contact")):
        return True
    if hand.joined and what != "take":
        return True
    if hand.answers and what == "sell":
        return True
    return hand.leads and what in ("contact", "edit")
