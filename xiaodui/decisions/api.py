"""What the API reads of decisions, questions and disputes."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.decisions.models import Decision, Dispute, Question


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "message": one.message_id, "text": one.text, "decided_by": one.decided_by_id,
        "decided_on": one.decided_on, "recorded_by": one.recorded_by_id, "recorded_at": one.recorded_at,
        "superseded_by": one.superseded_by_id,
    }  # fmt: skip


def _question(one: Question) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "message": one.message_id, "state": one.state, "asked_at": one.asked_at,
        "ended_at": one.ended_at, "answer": one.answer_id, "decision": one.decision_id,
    }  # fmt: skip


def _dispute(one: Dispute) -> dict[str, Any]:
    parties = list(one.parties.order_by("pk").values_list("pk", flat=True))
    return {"id": one.pk, "by": one.by_id, "parties": parties, "text": one.text, "opened_at": one.opened_at}


READS.plug(Read("decisions", Decision, _decision, {"room": "room_id"}))
READS.plug(Read("questions", Question, _question, {"room": "room_id", "state": "state"}))
READS.plug(Read("disputes", Dispute, _dispute))
