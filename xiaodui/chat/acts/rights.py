"""Who may do what in a room that he sees. To see a room is to sit in it."""

from typing import Any

from xiaodui.chat.models import Message, Room, Seat


def works_here(by: Any, target: Any = None) -> bool:
    return bool(by.is_active)


def seat_of(by: Any, room: Room | int) -> Seat | None:
    """His seat, when he has one now. One query, none where the room was fetched with it (`room.mine`)."""
    if isinstance(room, Room):
        if room.mine is not None and room.mine.person_id == by.pk:
            return room.mine
        room = room.pk
    return Seat.objects.taken().filter(room_id=room, person_id=by.pk).first()


def sits(by: Any, room: Room) -> bool:
    return seat_of(by, room) is not None


def runs(by: Any, room: Room) -> bool:
    """Its owner and admins; of a team's room who leads the team."""
    if room.kind == "team":
        return bool(by.may("lead", room.team))
    seat = seat_of(by, room)
    return bool(seat and seat.runs_it and not room.is_direct)


def sits_there(by: Any, message: Message) -> bool:
    return seat_of(by, message.room_id) is not None


def wrote(by: Any, message: Message) -> bool:
    return bool(message.author_id == by.pk and sits_there(by, message))


def may_recall(by: Any, message: Message) -> bool:
    """His own words, and in a room that he runs what a program said; a colleague's are taken down with a reason, which he
    may object to."""
    return wrote(by, message) or (message.author_id is None and runs(by, message.room))


def wrote_or_runs(by: Any, message: Message) -> bool:
    return wrote(by, message) or runs(by, message.room)
