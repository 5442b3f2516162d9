"""What the API reads of promises."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.deadlines.models import Deadline


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "id": one.pk, "kind": one.kind, "subject": one.subject, "person": one.person_id, "promiser": one.promiser_id,
        "clause": one.clause, "start": one.start, "minutes": one.minutes, "due_at": one.due_at, "next_at": one.next_at,
        "missed_at": one.missed_at, "ended_at": one.ended_at, "end": one.end, "reason": one.reason,
        "snoozes_left": max(one.snoozes - one.snoozed, 0),
        "steps": [{"name": planned.step.name, "at": planned.at, "done": index < one.next_step}
                  for index, planned in enumerate(one.steps)],
    }  # fmt: skip


READS.plug(
    Read(
        "deadlines", Deadline, _deadline,
        {"person": "person_id", "kind": "kind", "subject": "subject", "end": "end"},
    )
)  # fmt: skip
