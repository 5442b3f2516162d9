"""How far people have read, from their seats: whoever has read this far has read this message."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xiaodui.chat.acts.discretion import discreet
from xiaodui.chat.acts.rights import wrote_or_runs
from xiaodui.chat.models import Message, Seat
from xiaodui.governance import rules


@dataclass
class Readers:
    """`read` with the instant at which each last read in the room (not always this message); `hidden` keep it to themselves."""

    read: list[tuple[Any, datetime | None]] = field(default_factory=list)
    unread: list[Any] = field(default_factory=list)
    hidden: list[Any] = field(default_factory=list)


def shown_to(person: Any) -> bool:
    """Whether the company shows who has read."""
    return bool(rules.value("chat.seen_reading", for_=person).value)


def may_see(person: Any, message: Message) -> bool:
    """Who wrote it and who runs the room, where the clause allows it."""
    return shown_to(person) and wrote_or_runs(person, message)


def readers(message: Message) -> Readers:
    """Of all who sit there but its author; two queries."""
    seats = Seat.objects.present().filter(room_id=message.room_id)
    rows = list(
        seats.exclude(person_id=message.author_id or 0).select_related("person").order_by("person__initials", "pk")
    )
    quiet, found = discreet([one.person_id for one in rows]), Readers()
    for seat in rows:
        if seat.person_id in quiet:
            found.hidden.append(seat.person)
        elif seat.read_seq >= message.seq:
            found.read.append((seat.person, seat.read_at))
        else:
            found.unread.append(seat.person)
    return found
