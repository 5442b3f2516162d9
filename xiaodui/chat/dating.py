"""Where in a room a day begins."""

from datetime import date, datetime, time
from typing import Any

from django.db import connection

from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.core.acts.keeping import EARLIEST, LATEST

HALVED = """WITH RECURSIVE halves(low, high) AS (
    SELECT CAST(1 AS bigint), CAST(%s AS bigint)
    UNION ALL
    SELECT CASE WHEN middle.said_at < %s THEN middle.seq + 1 ELSE low END,
           CASE WHEN middle.said_at < %s THEN high ELSE middle.seq END
    FROM halves JOIN chat_message middle ON middle.room_id = %s AND middle.seq = (low + high) / 2
    WHERE low < high
) SELECT max(low) FROM halves"""
"""Numbers have no hole and rise with time, so halving finds the place: 17 looks into an index for 100,000 messages."""
NEAR = 50
"""Numbers given at one instant in two processes may stand a little out of time."""


def day_of(said: str) -> date | None:
    """2026-05-03 as a day; None for what is none, or lies beyond what records may hold."""
    try:
        day = date.fromisoformat(said[:10])
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None


def first_on(room: Room, person: Any, day: date) -> Message | None:
    """The first message in the room itself on this day (the company's), else the nearest after it, else the last before;
    None in a room where nothing was said. Three queries, whatever the room holds."""
    spoken = Message.objects.visible_to(person).filter(room=room).spoken()
    begins = datetime.combine(day, time(), tzinfo=clock.zone())
    at = connection.ops.adapt_datetimefield_value(begins)
    with connection.cursor() as cursor:
        cursor.execute(HALVED, [room.last_seq + 1, at, at, room.pk])
        place = cursor.fetchone()[0]
    after = spoken.filter(seq__gte=max(1, place - NEAR), said_at__gte=begins).order_by("seq").first()
    return after or spoken.order_by("-seq").first()
