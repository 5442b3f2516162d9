"""The next numbers of a room, taken under its row's lock and held until the transaction ends."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal

_SPEAK = (
    "UPDATE chat_room SET last_seq = last_seq + 1, last_tick = last_tick + %s, last_at = %s "
    "WHERE id = %s AND archived_at IS NULL RETURNING last_seq, last_tick"
)
_CHANGE = "UPDATE chat_room SET last_tick = last_tick + 1 WHERE id = %s AND archived_at IS NULL RETURNING last_tick"


def next_seq(room_id: int, at: datetime, ticks: int) -> tuple[int, int]:
    """(seq, last of `ticks` new ticks). Two writers of a room come one after the other; on SQLite all writers do."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEAK, [ticks, connection.ops.adapt_datetimefield_value(at), room_id])
        row = cursor.fetchone()
    if row is None:
        refuse_archived()
    return int(row[0]), int(row[1])


def next_tick(room_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_CHANGE, [room_id])
        row = cursor.fetchone()
    if row is None:
        refuse_archived()
    return int(row[0])


def refuse_archived() -> None:
    raise Refusal("room.archived", _("这个群已经归档，只能看。要接着聊，请群主重新打开。"))
