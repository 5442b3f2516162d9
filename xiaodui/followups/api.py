"""What the API reads of follow-ups and plans."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.followups.models import FollowUp, Plan


def _followup(row: FollowUp) -> dict[str, Any]:
    return {
        "id": row.pk, "customer": row.customer_id, "contact": row.contact_id, "person": row.person_id,
        "channel": row.channel, "happened_at": row.happened_at, "logged_at": row.logged_at, "seconds": row.seconds,
        "answered": row.answered, "confirmed": row.confirmed, "location": row.location, "outcome": row.outcome,
        "text": row.text, "genuine": row.genuine, "why": row.why, "copied_from_at": row.copied_from_at, "cite": row.cite,
        "withdrawn_at": row.withdrawn_at, "version": row.version,
    }  # fmt: skip


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.pk, "customer": plan.customer_id, "contact": plan.contact_id, "person": plan.person_id,
        "made_by": plan.made_by_id, "channel": plan.channel, "text": plan.text, "state": plan.state, "due_on": plan.due_on,
        "due_at": plan.due_at, "came_from": plan.came_from_id, "done_at": plan.done_at, "done_by": plan.done_by_id,
        "dropped_at": plan.dropped_at, "version": plan.version,
    }  # fmt: skip


READS.plug(
    Read("followups", FollowUp, _followup, {"customer": "customer_id", "person": "person_id", "channel": "channel"})
)
READS.plug(Read("plans", Plan, _plan, {"customer": "customer_id", "person": "person_id"}))
