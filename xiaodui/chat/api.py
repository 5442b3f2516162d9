"""What the API reads of rooms, seats and messages."""

from typing import Any

from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core.reads import READS, Read


def _room(room: Room) -> dict[str, Any]:
    return {
        "id": room.pk, "kind": room.kind, "name": room.name, "purpose": room.purpose, "door": room.door,
        "team": room.team_id, "about": room.about, "lounge": room.lounge, "made_at": room.made_at, "archived_at": room.archived_at,
        "last_seq": room.last_seq, "last_at": room.last_at, "version": room.version,
    }  # fmt: skip


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "id": seat.pk, "room": seat.room_id, "person": seat.person_id, "role": seat.role, "by_rule": seat.by_rule,
        "since": seat.since, "left_at": seat.left_at,
    }  # fmt: skip


def _message(message: Message) -> dict[str, Any]:
    return {
        "id": message.pk, "room": message.room_id, "seq": message.seq, "author": message.author_id,
        "said_as": message.said_as, "client": message.client, "root": message.root_id, "text": message.text,
        "enclosed": message.enclosed, "urgent": message.urgent,
        "said_at": message.said_at, "edited_at": message.edited_at, "recalled_at": message.recalled_at,
        "answered": message.answered, "pinned_at": message.pinned_at, "version": message.version,
    }  # fmt: skip


READS.plug(Read("rooms", Room, _room, {"team": "team_id"}))
READS.plug(Read("seats", Seat, _seat, {"room": "room_id", "person": "person_id"}))
READS.plug(Read("messages", Message, _message, {"room": "room_id", "author": "author_id", "root": "root_id"}))
