"""What the API reads of what was made of messages."""

from typing import Any

from xiaodui.cards.models import Turned
from xiaodui.core.reads import READS, Read


def _turned(one: Turned) -> dict[str, Any]:
    """The kind alone: the record's number is for those who see it, at its own door."""
    return {
        "id": one.pk,
        "message": one.message_id,
        "kind": one.about.partition(":")[0],
        "made_by": one.made_by_id,
        "made_at": one.made_at,
    }


READS.plug(Read("turned", Turned, _turned, {"message": "message_id"}))
