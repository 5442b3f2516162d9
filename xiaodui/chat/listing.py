"""Messages as they are drawn, for page, answer and push alike: once for all who read the same.

A message is a function of what it says, so its HTML may be used again as long as that is the same; nothing has to be
invalidated. A thousand pages that come back after a fall ask for the same sixty.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xiaodui.chat.acts.enclosing import by_kind, kinds
from xiaodui.chat.models import Message, Reaction
from xiaodui.chat.sockets import Enclosure


@dataclass(frozen=True)
class Signed:
    """One sign under a message, and the ids of those who gave it."""

    sign: str
    by: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.by)


@dataclass(frozen=True)
class Carried:
    """One thing that a message carries, to be drawn by its kind's template."""

    kind: str
    thing: Any
    template: str


@dataclass(frozen=True)
class Dress:
    """What belongs to a message when it is drawn: signs under it, things that it carries."""

    signs: Sequence[Signed] = ()
    carried: Sequence[Carried] = ()


@dataclass(frozen=True)
class Line:
    """`opens_day`: the first of its day in this list. `follows`: the same author went on within minutes."""

    message: Message
    dress: Dress = Dress()
    opens_day: bool = False
    follows: bool = False

    @property
    def drawn(self) -> SafeString:
        """In the reader's language and zone; says nothing of who reads it."""
        said = _shown(self)
        if self.dress.carried:
            return _html(said, self.dress.carried, self.message)
        return _kept(said, get_language(), timezone.get_current_timezone_name())


class Shown(NamedTuple):
    """All that a message's own HTML is made of; what it carries is drawn beside it, by that thing's kind."""

    pk: int
    seq: int
    root: int | None
    author: int | None
    name: str
    said_as: str
    said_at: datetime
    urgent: bool
    pinned: bool
    stands: bool
    html: str
    edited: bool
    recalled_by: str
    answered: int
    signs: tuple[Signed, ...]
    follows: bool

    @property
    def face(self) -> dict[str, Any]:
        return {"id": self.author, "name": self.name}


KEPT = 8192
"""Messages: about 16 MB of a process's memory."""
FOLLOWS = 300
"""Seconds within which one's next message stands under the same head."""


def fetched(rows: Any) -> list[Message]:
    """With authors; one query."""
    return list(rows.select_related("author", "recalled_by"))


def signs_of(messages: Iterable[Message]) -> dict[int, list[Signed]]:
    """By message id, in the order in which each sign first came. One query."""
    found: dict[int, dict[str, list[int]]] = defaultdict(dict)
    ids = [message.pk for message in messages]
    for pk, sign, person in (
        Reaction.objects.filter(message_id__in=ids).order_by("pk").values_list("message_id", "sign", "person_id")
    ):
        found[pk].setdefault(sign, []).append(person)
    return {pk: [Signed(sign, tuple(by)) for sign, by in signs.items()] for pk, signs in found.items()}


def dressed(messages: Iterable[Message]) -> dict[int, Dress]:
    """By message id. One query for the signs, one or two for each kind of thing that any of them carries."""
    rows = list(messages)
    signs, things = signs_of(rows), _things(rows)
    return {one.pk: Dress(signs.get(one.pk, ()), _carried(one, things)) for one in rows}


def _things(messages: list[Message]) -> dict[str, tuple[Enclosure, Mapping[int, Any]]]:
    if not (keys := [key for one in messages for key in one.enclosed]):
        return {}
    known = kinds()
    return {kind: (known[kind], known[kind].load(ids)) for kind, ids in by_kind(keys).items() if kind in known}


def _carried(message: Message, things: Mapping[str, tuple[Enclosure, Mapping[int, Any]]]) -> list[Carried]:
    found = []
    for kind, ids in by_kind(message.enclosed).items():
        if kind in things:
            how, there = things[kind]
            found += [Carried(kind, there[pk], how.template) for pk in ids if pk in there]
    return found


def lines_of(messages: Sequence[Message]) -> list[Line]:
    """In the order given, oldest first."""
    dress, lines, before = dressed(messages), list[Line](), None
    for message in messages:
        opens_day = before is None or before.said_at.astimezone().date() != message.said_at.astimezone().date()
        follows = (
            before is not None and not opens_day and before.author_id == message.author_id
            and before.said_as == message.said_as
            and (message.said_at - before.said_at).total_seconds() < FOLLOWS
        )  # fmt: skip
        lines.append(Line(message, dress[message.pk], opens_day, follows))
        before = message
    return lines


def drawn(message: Message, dress: Dress) -> SafeString:
    """One message by itself, in the language that is spoken now; says nothing of who reads it."""
    return Line(message, dress).drawn


def _shown(line: Line) -> Shown:
    one = line.message
    by_other = one.recalled_by_id is not None and one.recalled_by_id != one.author_id
    return Shown(
        one.pk, one.seq, one.root_id, one.author_id, one.author.name if one.author else "", one.said_as, one.said_at,
        one.urgent, one.pinned_at is not None, one.stands, one.html, one.edited_at is not None,
        one.recalled_by.name if by_other and one.recalled_by else "", one.answered, tuple(line.dress.signs), line.follows,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _kept(said: Shown, language: str | None, zone: str) -> SafeString:
    return _html(said)


def _html(said: Shown, carried: Sequence[Carried] = (), message: Message | None = None) -> SafeString:
    return render_to_string("chat/_message.html", {"one": said, "carried": carried, "message": message})
