"""Finding what was said where one sits, newest first, page after page to the very first message."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max

from xiaodui.chat.models import Message, Naming, Room, Seat
from xiaodui.chatsearch import index
from xiaodui.chatsearch.cutting import Piece, author_word, pieces_of, room_word, time_words
from xiaodui.chatsearch.marking import Part, shown, spans
from xiaodui.core import clock
from xiaodui.core.acts.keeping import EARLIEST

PAGE = 30
SPARE, STEP, MOST = 4, 4, 2_000
"""Candidates asked of the index at once: a page and a few first, for most are hits; then more."""
LOOKED_AT = 8_000
"""Candidates that one page may cost; then the reader is told how far it looked, and goes on."""
FEW_SEEN = {"sqlite": 4, "postgresql": 50}
"""Who sits where less than this part of all is said: his rooms are asked for with the words. Who sits where more is said
meets his own anyway. PostgreSQL gathers what it is asked for, so there only where that is little."""
END = 2**62
NARROWS = ("mine", "named", "pinned", "answered")


@dataclass(frozen=True)
class Asked:
    """What is looked for. `before`: messages older than this one. Days are the company's, both included."""

    q: str = ""
    by: int | None = None
    room: int | None = None
    since: date | None = None
    until: date | None = None
    only: frozenset[str] = frozenset()
    before: int = END

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.q)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.by or self.room or self.since or self.until or self.only)

    @property
    def is_empty(self) -> bool:
        return not self.pieces and not (self.is_narrowed and not self.q.strip())


@dataclass(frozen=True)
class Hit:
    message: Message
    parts: list[Part]


@dataclass(frozen=True)
class Found:
    """`next`: where the next page begins; `looked_to`: the day up to which was looked, when the page isn't full and older
    ones are left."""

    hits: list[Hit]
    next: int | None = None
    looked_to: datetime | None = None


def find(person: Any, asked: Asked, limit: int = PAGE) -> Found:
    """The newest `limit` messages in his sight that hold what was asked, each read anew. Recalled ones are no longer found,
    reworded ones by what they say now. Five queries where most candidates are hits; at most LOOKED_AT candidates.
    """
    if asked.is_empty:
        return Found([])
    rows = _narrowed(Message.objects.visible_to(person).standing(), person, asked)
    held: list[tuple[int, str]] = []
    looked, last = 0, asked.before
    for ids in _batches(person, asked, limit + SPARE):
        texts = rows.filter(pk__in=ids).order_by("-pk").values_list("pk", "text")
        held += [(pk, text) for pk, text in texts if spans(text, asked.pieces) is not None]
        last, looked = ids[-1], looked + len(ids)
        if len(held) > limit:
            return Found(_hits(person, held[:limit], asked), held[limit - 1][0])
        if looked >= LOOKED_AT:
            return Found(_hits(person, held, asked), last, _said_at(last))
    return Found(_hits(person, held, asked))


def _hits(person: Any, held: list[tuple[int, str]], asked: Asked) -> list[Hit]:
    """With what a page shows of them. What went out of his sight in between is left away."""
    rows = Message.objects.visible_to(person).standing().select_related("author", "room")
    found = rows.in_bulk([pk for pk, _text in held]) if held else {}
    return [Hit(found[pk], shown(text, spans(text, asked.pieces) or [])) for pk, text in held if pk in found]


def _said_at(pk: int) -> datetime:
    return Message.objects.values_list("said_at", flat=True).get(pk=pk)


def _narrowed(rows: Any, person: Any, asked: Asked) -> Any:
    given = {"room_id": asked.room, "author_id": asked.by}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if asked.since:
        rows = rows.filter(said_at__gte=midnight(asked.since))
    if asked.until:
        rows = rows.filter(said_at__lt=midnight(asked.until + timedelta(days=1)))
    if "mine" in asked.only:
        rows = rows.filter(author_id=person.pk)
    if "named" in asked.only:
        rows = rows.filter(namings__person_id=person.pk)
    if "pinned" in asked.only:
        rows = rows.exclude(pinned_at=None)
    return rows.filter(answered__gt=0) if "answered" in asked.only else rows


def midnight(day: date) -> datetime:
    """When this day begins in the company's zone."""
    return datetime.combine(day, time(), tzinfo=clock.zone())


def _batches(person: Any, asked: Asked, size: int) -> Iterator[list[int]]:
    """Ids of candidates, newest first; `size` of them, then ever more."""
    source = _source(person, asked)
    before = asked.before
    while True:
        if ids := source(before, size):
            yield ids
        if len(ids) < size:
            return
        before, size = ids[-1], min(size * STEP, MOST)


def _source(person: Any, asked: Asked) -> Callable[[int, int], list[int]]:
    """Where candidates come from: few are pinned and few name him, so those need no index."""
    if "pinned" in asked.only:
        pinned = Message.objects.visible_to(person).exclude(pinned_at=None).values_list("pk", flat=True)
        ids = sorted(pinned.filter(room_id=asked.room) if asked.room else pinned, reverse=True)
        return lambda before, size: [pk for pk in ids if pk < before][:size]
    if "named" in asked.only:
        naming = Naming.objects.visible_to(person).order_by("-message_id").values_list("message_id", flat=True)
        return lambda before, size: list(naming.filter(message_id__lt=before)[:size])
    groups = _groups(person, asked)
    if asked.room:
        within = [*groups, *index.groups_of((), [room_word(asked.room)])]
        return lambda before, size: index.newest(within, before, size)
    return _by_words(person, asked, groups)


def _by_words(person: Any, asked: Asked, groups: index.Groups) -> Callable[[int, int], list[int]]:
    """First without his rooms: of a rare word that is all there is, and who sits widely meets his own of a common one at
    once. Then, where he sees little of what is said, within his rooms."""
    within: list[index.Groups] = []

    def newest(before: int, size: int) -> list[int]:
        if before == asked.before:
            return index.newest(groups, before, size)
        if not within:
            within.append([*groups, *_his_rooms(person)])
        return index.newest(within[0], before, size)

    return newest


def _his_rooms(person: Any) -> index.Groups:
    """That it was said in one of his rooms (in none where he sits nowhere); nothing where he sees much of what is said."""
    said = dict(Room.objects.visible_to(person).values_list("pk", "last_seq"))
    newest = Message.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if sum(said.values()) * FEW_SEEN[connection.vendor] >= newest:
        return []
    return index.groups_of((), [room_word(pk) for pk in said or [0]])


def _groups(person: Any, asked: Asked) -> index.Groups:
    """Words of the index that all hits stand under, wherever it was said."""
    narrowed = [[author_word(pk)] for pk in {asked.by, person.pk if "mine" in asked.only else None} if pk]
    if asked.since or asked.until:
        narrowed.append(time_words(asked.since or date(EARLIEST, 1, 1), asked.until or clock.today()))
    return index.groups_of(asked.pieces, *narrowed)


def titled(person: Any, hits: list[Hit]) -> dict[int, str]:
    """{room id: what he calls it}; a room of two is called after the other one. One query, none without such rooms."""
    rooms = {hit.message.room_id: hit.message.room for hit in hits}
    names = {pk: room.name for pk, room in rooms.items()}
    direct = [pk for pk, room in rooms.items() if room.is_direct]
    if direct:
        names |= dict.fromkeys(direct, str(person.name))
        others = Seat.objects.visible_to(person).filter(room_id__in=direct).exclude(person=person)
        names |= dict(others.values_list("room_id", "person__name"))
    return names


def go_on(asked: Asked, found: Found) -> Asked | None:
    """The question for the next page."""
    return replace(asked, before=found.next) if found.next else None
