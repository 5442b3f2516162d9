"""What the facts of follow-ups and plans carry."""

from typing import Any

from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import verdict_key, way_key
from xiaodui.followups.verbs import FOLLOWED_UP
from xiaodui.journal import record


def place(row: FollowUp | Plan) -> dict[str, Any]:
    """Within the customer; `owner` is the customer's owner, `person` who followed up, `team` his team then."""
    person, owner = row.person, row.customer.owner
    return {
        "within": row.customer, "customer": row.customer, "owner": owner, "person": person,
        "team": f"team:{person.team_id}" if person and person.team_id else None,
        "channel": row.channel, "way": way_key(row.channel),
    }  # fmt: skip


def judged(row: FollowUp) -> dict[str, Any]:
    return {
        "genuine": row.genuine, "why": row.why, "verdict": verdict_key(row.why), "cite": row.cite,
        "earlier": row.copied_from_at, "answered": row.answered, "seconds": row.seconds, "outcome": row.outcome,
    }  # fmt: skip


def tell_logged(row: FollowUp, by: Any) -> None:
    record(
        FOLLOWED_UP, row, by=by, at=row.happened_at, **place(row), **judged(row), first_of_day=row.first_of_day,
        personal={"text": row.text} if row.text else None,
    )  # fmt: skip
