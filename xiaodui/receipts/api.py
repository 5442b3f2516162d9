"""What the API reads of receipts and who has answered. How far somebody has read is no noun of it."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.receipts.models import Known, Receipt


def _receipt(one: Receipt) -> dict[str, Any]:
    return {
        "id": one.pk, "message": one.message_id, "asked_by": one.asked_by_id, "asked_at": one.asked_at, "due_at": one.due_at,
        "asked": one.asked, "known": one.known, "closed_at": one.closed_at,
    }  # fmt: skip


def _known(one: Known) -> dict[str, Any]:
    return {"id": one.pk, "receipt": one.receipt_id, "person": one.person_id, "known_at": one.known_at}


READS.plug(Read("receipts", Receipt, _receipt, {"message": "message_id"}))
READS.plug(Read("known", Known, _known, {"receipt": "receipt_id", "person": "person_id"}))
