"""History from another chat: rooms as they were, what was said in them at its own time, nobody told of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from xiaodui.chat.acts.answering import MOST_PINNED
from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.acts.saying import MOST_NAMED, print_of
from xiaodui.chat.acts.seating import seat
from xiaodui.chat.drawing import draw
from xiaodui.chat.models import Message, Naming, Reaction, Room, Seat
from xiaodui.chat.verbs import MESSAGE_BROUGHT, ROOM_ARCHIVED, ROOM_OPENED
from xiaodui.core import clock
from xiaodui.core.prepared_rows import Insert, Update
from xiaodui.journal import gather, record

MESSAGES, NAMINGS, REACTIONS = Insert(Message), Insert(Naming), Insert(Reaction, passing_over=True)
ROOTS = Update(Message, "answered", "answered_at", "tick")
_TAKE = "UPDATE chat_room SET last_seq = last_seq + %s, last_tick = last_tick + %s WHERE id = %s RETURNING last_seq, last_tick"


@dataclass
class Past:
    """One message of the past. `client` is its id there, made one of ours: brought twice, it stands once. `under` is the
    client of what it answers; `names` {name: id} of those whom it calls; `signs` (picture, person's id)."""

    client: str
    text: str
    said_at: datetime
    author: Any = None
    said_as: str = ""
    under: str = ""
    edited_at: datetime | None = None
    pinned_at: datetime | None = None
    names: Mapping[str, int] = field(default_factory=dict)
    signs: Sequence[tuple[str, int]] = ()


def bring_room(*, people: Iterable[Any], by: Any, at: datetime, archived_at: datetime | None, **about: Any) -> Room:
    """A room with who sits in it, in the caller's transaction; `at` is when it was opened there. Who opened it runs it."""
    room = Room.objects.create(made_by=by, made_at=at, archived_at=archived_at, **about)
    record(ROOM_OPENED, room, by=by, at=at, **heard(room))
    if archived_at:
        record(ROOM_ARCHIVED, room, by=None, at=archived_at, **heard(room))
    seated = list(people)
    if by is not None and room.kind != "direct":
        seat(room, [by], by=None, role="owner")
    seat(room, seated, by=None)
    return room


def bring_messages(room: Room, past: Sequence[Past], *, source: str) -> list[Message]:
    """Those of `past` that don't stand there yet, in the order given, in the caller's transaction; one fact each.

    In a room with messages they come after these. Who had read everything has read them too; the others keep their place.
    About 0.3 ms a message.
    """
    fresh = _missing(room, past)
    if not fresh:
        return []
    roots = _roots(room, fresh)
    touched = {one.under for one in fresh if one.under in roots}
    seq, tick = _numbers(room, len(fresh), len(fresh) + len(touched))
    rows = [_row(room, one, seq + n, tick + n) for n, one in enumerate(fresh)]
    by_client = {row.client: row for row in rows}
    MESSAGES.rows([row for row, one in zip(rows, fresh, strict=True) if not one.under])
    roots |= {row.client: row for row in rows if row.pk}
    _answered(fresh, rows, roots, tick + len(fresh), touched)
    MESSAGES.rows([by_client[one.client] for one in fresh if one.under])
    _hang(rows, fresh)
    with gather():
        for one, row in zip(fresh, rows, strict=True):
            _tell(room, one, row, source)
    Seat.objects.filter(room=room, read_seq__gte=seq - 1).update(read_seq=seq + len(fresh) - 1)
    newest = max(one.said_at for one in fresh)
    Room.objects.filter(Q(last_at=None) | Q(last_at__lt=newest), pk=room.pk).update(last_at=newest)
    return rows


def _missing(room: Room, past: Sequence[Past]) -> list[Past]:
    clients = [one.client for one in past]
    there = set(Message.objects.filter(room=room, client__in=clients).values_list("client", flat=True))
    fresh = {one.client: one for one in past if one.client not in there}
    return list(fresh.values())


def _roots(room: Room, fresh: Sequence[Past]) -> dict[str, Message]:
    """What is answered and stands already, by its client; an answer to nothing that we have stands by itself."""
    wanted = {one.under for one in fresh if one.under}
    own = {one.client for one in fresh if not one.under}
    rows = Message.objects.filter(room=room, client__in=wanted - own, root=None)
    found = {row.client: row for row in rows}
    for one in fresh:
        if one.under and one.under not in found and one.under not in own:
            one.under = ""
    return found


def _numbers(room: Room, messages: int, ticks: int) -> tuple[int, int]:
    """The first of so many numbers of messages, and of changes; an archived room takes its history too."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [messages, ticks, room.pk])
        seq, tick = cursor.fetchone()
    return seq - messages + 1, tick - ticks + 1


def _row(room: Room, one: Past, seq: int, tick: int) -> Message:
    names = {name: frozenset({pk}) for name, pk in one.names.items()}
    return Message(
        room=room, author=one.author, said_as=one.said_as, client=one.client, text=one.text, html=draw(one.text, names),
        said_at=one.said_at, edited_at=one.edited_at, pinned_at=one.pinned_at, seq=seq, tick=tick,
    )  # fmt: skip


def _answered(
    fresh: Sequence[Past], rows: Sequence[Message], roots: Mapping[str, Message], tick: int, old: set[str]
) -> None:
    """Answers hang under their roots, which count them; a root that stood before changes what its room shows: a tick each."""
    changed = {}
    for one, row in zip(fresh, rows, strict=True):
        if one.under:
            root = roots[one.under]
            row.root_id = root.pk
            root.answered += 1
            root.answered_at = max(root.answered_at or one.said_at, one.said_at)
            changed[one.under] = root
    for n, client in enumerate(sorted(old)):
        changed[client].tick = tick + n
    ROOTS.rows(list(changed.values()))


def _hang(rows: Sequence[Message], fresh: Sequence[Past]) -> None:
    now = clock.now()
    NAMINGS.rows(
        [
            Naming(message=row, person_id=pk, room_id=row.room_id, seq=row.seq)
            for one, row in zip(fresh, rows, strict=True)
            for pk in sorted(set(one.names.values()) - {row.author_id})[:MOST_NAMED]
        ]
    )
    REACTIONS.plain(
        [(row.pk, person, sign, now) for one, row in zip(fresh, rows, strict=True) for sign, person in one.signs]
    )


def _tell(room: Room, one: Past, row: Message, source: str) -> None:
    record(
        MESSAGE_BROUGHT, row, by=one.author, at=one.said_at, within=room.key, heard=[room.key], seq=row.seq, tick=row.tick,
        team=room.team, print=print_of(one.text), length=len(one.text), source=source, signs=len(one.signs),
        root=f"message:{row.root_id}" if row.root_id else "", client=one.client,
    )  # fmt: skip


def keep_pinned(room: Room) -> None:
    """As many as a room keeps pinned: the newest."""
    over = Message.objects.filter(room=room).exclude(pinned_at=None).order_by("-pinned_at", "-seq")[MOST_PINNED:]
    if pks := list(over.values_list("pk", flat=True)):
        Message.objects.filter(pk__in=pks).update(pinned_at=None)


def take_seats(room: Room, people: Iterable[Any]) -> int:
    """Those of the other chat's room who don't sit here yet; how many came. A seat that somebody gave up stays given up."""
    known = set(Seat.objects.filter(room=room).values_list("person_id", flat=True))
    return len(seat(room, [one for one in people if one.pk not in known], by=None))
