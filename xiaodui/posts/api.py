"""What the API reads of posts and of the forms that rooms take."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.posts.models import Post, RoomForm


def _post(one: Post) -> dict[str, Any]:
    return {
        "id": one.pk, "type": one.type, "room": one.room_id, "message": one.message_id, "by": one.by_id, "title": one.title,
        "fields": one.fields, "day": one.day, "made_at": one.made_at,
    }  # fmt: skip


def _form(one: RoomForm) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "strict": one.strict, "types": one.types, "musts": one.musts, "set_by": one.set_by_id,
        "set_at": one.set_at,
    }  # fmt: skip


READS.plug(Read("posts", Post, _post, {"room": "room_id", "by": "by_id", "type": "type"}))
READS.plug(Read("room_forms", RoomForm, _form, {"room": "room_id"}))
