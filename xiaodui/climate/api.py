"""What the API reads of thanks."""

from typing import Any

from xiaodui.climate.models import Thanks
from xiaodui.core.reads import READS, Read


def _thanks(one: Thanks) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "message": one.message_id, "by": one.by_id, "to": one.to_id, "value": one.value,
        "evidence": one.evidence_id, "made_at": one.made_at,
    }  # fmt: skip


READS.plug(Read("thanks", Thanks, _thanks, {"room": "room_id", "by": "by_id", "to": "to_id"}))
