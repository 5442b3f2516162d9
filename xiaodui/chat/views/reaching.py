"""Rooms and messages in the reader's sight."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.chat.models import Message, Room
from xiaodui.chat.reading import seat_in


def seen_room(request: HttpRequest, pk: int) -> Room:
    """With his seat as `mine`; 404 where he doesn't sit. One query."""
    seat = seat_in(pk, request.user)
    if seat is None:
        raise Http404
    room: Room = seat.room
    room.mine = seat
    return room


def seen_message(request: HttpRequest, pk: int) -> Message:
    rows: Any = Message.objects.visible_to(request.user).select_related("room__team", "author", "recalled_by")
    found: Message = get_object_or_404(rows, pk=pk)
    return found
