"""What the API reads of attachments."""

from typing import Any

from xiaodui.attachments.models import Attachment
from xiaodui.core.reads import READS, Read


def _attachment(file: Attachment) -> dict[str, Any]:
    return {
        "id": file.pk, "room": file.room_id, "message": file.message_id, "by": file.by_id, "at": file.at, "name": file.name,
        "kind": file.kind, "media": file.media, "size": file.size, "digest": file.digest, "width": file.width,
        "height": file.height, "pages": file.pages,
    }  # fmt: skip


READS.plug(
    Read(
        "attachments",
        Attachment,
        _attachment,
        {"room": "room_id", "message": "message_id", "by": "by_id", "kind": "kind"},
    )
)
