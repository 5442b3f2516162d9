"""Messages as they are drawn, for page, answer and push alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

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


def drawn(message: Message, dress: Dress) -> str:
    """One message by itself, in the language that is spoken now; says nothing of who reads it."""
    return render_to_string("chat/_message.html", {"line": Line(message, dress)})
