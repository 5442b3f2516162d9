"""Rooms and messages in the reader's sight."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.chat.models import Message, Room, Seat


def seen_room(request: HttpRequest, pk: int) -> Room:
    """With his seat as `mine`; 404 where he doesn't sit."""
    room: Room = get_object_or_404(Room.objects.visible_to(request.user).select_related("team"), pk=pk)
    seats = Seat.objects.visible_to(request.user).taken()
    room.mine = seats.get(room=room, person_id=request.user.pk)  # type: ignore[misc]
    return room


def seen_message(request: HttpRequest, pk: int) -> Message:
    rows: Any = Message.objects.visible_to(request.user).select_related("room__team", "author", "recalled_by")
    found: Message = get_object_or_404(rows, pk=pk)
    return found
