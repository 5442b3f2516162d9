"""What the API reads of collisions. No id of the customer: the one side has no sight of it."""

from typing import Any

from xiaodui.collisions.models import Collision
from xiaodui.core.reads import READS, Read


def _collision(one: Collision) -> dict[str, Any]:
    return {
        "id": one.pk, "name": one.name, "holder": one.holder_id, "challenger": one.challenger_id, "team": one.team_id,
        "judge": one.judge_id, "what": one.what, "cite": one.cite, "opened_at": one.opened_at, "last_at": one.last_at,
        "attempts": len(one.attempts), "state": one.state, "outcome": one.outcome, "to": one.to_id, "share": one.share,
        "reason": one.reason, "ended_at": one.ended_at, "version": one.version,
    }  # fmt: skip


READS.plug(
    Read(
        "collisions", Collision, _collision, {"holder": "holder_id", "challenger": "challenger_id", "judge": "judge_id"}
    )
)
