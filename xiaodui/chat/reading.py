"""How far somebody has read, and what is still unread. Marks, not facts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Greatest

from xiaodui.chat.models import Message, Naming, Room, Seat
from xiaodui.core import clock
from xiaodui.core.prepared import Prepared

MOST = 99
"""Counted up to here; the badge says 99+."""
FARTHEST = 2_000
"""Messages of a room that are looked through at most: who is further behind has more than 99 among them."""


def mark_read(room: Room, person: Any, seq: int) -> int:
    """Read up to `seq`, never back; how far that is now."""
    seq = min(seq, room.last_seq)
    rows = Seat.objects.taken().filter(room=room, person=person, read_seq__lt=seq)
    return seq if rows.update(read_seq=seq, read_at=clock.now()) else -1


@dataclass
class Unread:
    """By room id: messages of others that he hasn't read, and those of them that name him."""

    messages: Counter[int] = field(default_factory=Counter)
    names: Counter[int] = field(default_factory=Counter)


def unread(person: Any, seats: list[Seat]) -> Unread:
    """Two queries, whatever he sits in; rooms in which nothing was said since he read cost nothing. `seats` with rooms."""
    behind = {seat.room_id: seat.read_seq for seat in seats if seat.room.last_seq > seat.read_seq}
    found = Unread()
    if not behind:
        return found
    newest = Greatest(F("room__seats__read_seq"), F("room__last_seq") - FARTHEST)
    mine = {"room_id__in": behind, "room__seats__person_id": person.pk, "seq__gt": newest}
    spoken = Message.objects.standing().spoken().filter(**mine).exclude(author=person)
    for counted, rows in ((found.messages, spoken), (found.names, Naming.objects.filter(person=person, **mine))):
        by_room = rows.order_by().values_list("room_id").annotate(n=Count("pk"))
        counted.update({room: min(n, MOST + 1) for room, n in by_room})
    return found


LARGEST = 2**63
"""Larger ids stand in addresses, never in a table; a statement put together beforehand can't hold them."""
_SEAT = Prepared(
    lambda room, person: Seat.objects.taken().filter(room_id=room, person_id=person).select_related("room__team"),
    int,
    int,
)


def seat_in(room: int, person: Any) -> Seat | None:
    """Where he sits now, with the room and its team. One query, prepared: each word that is said begins with it."""
    found = _SEAT.records(room, person.pk) if person.is_active and room < LARGEST else []
    return found[0] if found else None


_NAMED = Prepared(
    lambda person: Naming.objects.filter(
        person_id=person, room__seats__person_id=person, room__seats__left_at=None, seq__gt=F("room__seats__read_seq")
    ).values_list("pk")[: MOST + 1],
    int,
)


def badge(person: Any) -> int:
    """What the rail shows: messages that name him, unread, up to 100. One query on every page, so prepared."""
    return len(_NAMED.rows(person.pk))
