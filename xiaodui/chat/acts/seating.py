"""Taking seats and giving them up: the rows and the facts, for the acts of people and for rules alike."""

import time
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from xiaodui.chat.models import Room, Seat
from xiaodui.chat.verbs import SEAT_LEFT, SEAT_REMOVED, SEAT_TAKEN
from xiaodui.core import clock
from xiaodui.journal import gather, record
from xiaodui.pulse.connection import LEASE

ANSWERED_AFTER = LEASE + 0.05


def seat(room: Room, people: Iterable[Any], *, by: Any, role: str = "member", by_rule: bool = False) -> list[Any]:
    """Seats those who don't sit here yet; what was said before counts as read. Those who came, in the order given."""
    kept = {one.person_id: one for one in Seat.objects.filter(room=room)}
    room.refresh_from_db(fields=["last_seq"])
    now, came, fresh = clock.now(), [], []
    for person in people:
        old = kept.get(person.pk)
        if old is not None and old.left_at is None and old.asked_at is None:
            continue
        came.append(person)
        if old is None:
            fresh.append(
                Seat(room=room, person=person, role=role, by_rule=by_rule, since=now, read_seq=room.last_seq)
            )  # fmt: skip
        else:
            Seat.objects.filter(pk=old.pk).update(
                left_at=None,
                asked_at=None,
                turned_away_at=None,
                word="",
                removed_at=None,
                since=now,
                role=role,
                by_rule=by_rule,
                read_seq=max(old.read_seq, room.last_seq),
            )
    Seat.objects.bulk_create(fresh)
    with gather():
        for person in came:
            record(SEAT_TAKEN, room, by=by, **_said_of(room, person))
    return came


def unseat(room: Room, people: Iterable[Any], *, by: Any, removed: bool = False) -> None:
    """They hear nothing more once this is answered (docs/mechanisms/chat.md)."""
    gone = list(people)
    now = clock.now()
    Seat.objects.filter(room=room, person__in=gone).update(
        left_at=now, role="member", by_rule=False, removed_at=now if removed else None
    )
    with gather():
        for person in gone:
            record(SEAT_REMOVED if removed else SEAT_LEFT, room, by=by, **_said_of(room, person))
    if not any(kept[1] is _lent_is_spent for kept in connection.run_on_commit):
        transaction.on_commit(_lent_is_spent)


def _lent_is_spent() -> None:
    """Once a transaction, however many seats it took: what was lent to their pages before it was written is spent when it
    is answered."""
    time.sleep(ANSWERED_AFTER)


def _said_of(room: Room, person: Any) -> dict[str, Any]:
    """`who` comes or goes: his pages are asked anew what they may hear."""
    key = f"person:{person.pk}"
    return {"within": key, "who": key, "heard": [f"room:{room.pk}", key]}
