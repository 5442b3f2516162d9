"""What the API reads of complaints."""

from typing import Any

from xiaodui.complaints.models import Complaint
from xiaodui.core.reads import READS, Read


def _complaint(one: Complaint) -> dict[str, Any]:
    return {
        "id": one.pk, "customer": one.customer_id, "name": one.name, "about": one.about_id, "by": one.by_id,
        "source": one.source, "channel": one.channel, "text": one.text, "happened_on": one.happened_on,
        "filed_at": one.filed_at, "answerer": one.answerer_id, "reply": one.reply, "replied_at": one.replied_at,
        "outcome": one.outcome, "answer": one.answer, "answered_by": one.answered_by_id, "answered_at": one.answered_at,
        "cite": one.cite, "version": one.version,
    }  # fmt: skip


READS.plug(
    Read(
        "complaints", Complaint, _complaint, {"about": "about_id", "answerer": "answerer_id", "customer": "customer_id"}
    )
)
