"""A record as a card: what its kind says of it to one reader, or nothing."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.dateformat import format as said_at
from django.utils.text import Truncator
from django.utils.timezone import localtime

from xiaodui.chat.models import Message
from xiaodui.journal.kinds import kind_named
from xiaodui.search.sockets import KINDS as FOUND

CARDS = ("customer", "deal", "task", "promise", "complaint", "contact", "followup", "product", "message", "decision")
"""Kinds of records that may stand in a message as a card, by their name in keys."""
ENDS = re.compile(r"/(\d{1,18})/?$", re.ASCII)
LONGEST = 120


@dataclass(frozen=True)
class Card:
    """`hint` says a little more: owner, state, amount, as the search says it."""

    key: str
    label: Any
    icon: str
    name: str
    hint: str
    url: str


def card_of(person: Any, kind: str, pk: int) -> Card | None:
    """None for what he may not see, what isn't there, and what has no card: the three look the same. Two queries."""
    if kind not in CARDS:
        return None
    known = kind_named(kind)
    name = known.names_seen(person, [pk]).get(pk)
    if name is None:
        return None
    hint = _of_message(person, pk) if kind == "message" else _hint(person, kind, pk)
    return Card(f"{kind}:{pk}", known.label, known.icon, Truncator(name).chars(LONGEST), hint, known.url(pk) or "")


def _hint(person: Any, kind: str, pk: int) -> str:
    found = next((one for one in FOUND if one.kind == kind), None)
    row = found.visible(person, [pk]).first() if found else None
    return found.hint(row) if found and row is not None else ""


def _of_message(person: Any, pk: int) -> str:
    message = Message.objects.visible_to(person).select_related("author", "room").get(pk=pk)
    who = [message.author.name] if message.author else []
    return " · ".join(
        [*who, *([message.room.name] if message.room.name else []), said_at(localtime(message.said_at), "n-j H:i")]
    )


def key_at(path: str) -> str:
    """Of which record this address of ours is the page; "" for none that has a card. Looks at no row."""
    found = ENDS.search(path)
    if found is None:
        return ""
    pk = int(found[1])
    return next((f"{kind}:{pk}" for kind in CARDS if kind_named(kind).url(pk) == path.rstrip("/")), "")
