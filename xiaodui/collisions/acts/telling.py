"""Facts of collisions, and who is told of them: both sides, and who rules."""

from typing import Any

from xiaodui.collisions import verbs
from xiaodui.collisions.models import Collision
from xiaodui.journal import record
from xiaodui.journal.verb import Verb
from xiaodui.notices import NoticeKind, notify

TO_RULE = NoticeKind(
    "collision.to_rule", zh="撞单等我判", en="A collision for me to rule", icon="gavel", urgent=True, order=42
)
OPENED = NoticeKind("collision.opened", zh="撞单了", en="A collision", icon="arrows-cross", order=43)
OFFERED = NoticeKind(
    "collision.offered", zh="对方提了怎么了结", en="An offer to settle", icon="heart-handshake", order=44
)
ENDED = NoticeKind(
    "collision.ended", zh="撞单有了结果", en="A collision was ruled", icon="circle-check", urgent=True, order=45
)


def say(verb: Verb, collision: Collision, by: Any, personal: dict[str, str] | None = None, **detail: Any) -> Any:
    """Recorded within nothing: who only ran into the customer must not get its id by a poke. It reaches both sides and
    who rules (`told`), and the leaders of the team above both."""
    challenger = collision.challenger
    told = sorted({*collision.sides, *([collision.judge_id] if collision.judge_id else [])})
    return record(
        verb, collision, by=by, team=f"team:{collision.team_id}" if collision.team_id else None,
        owner=f"person:{collision.holder_id}", challenger=f"person:{challenger.pk}",
        challenger_team=f"team:{challenger.team_id}" if challenger.team_id else "",
        told=[f"person:{pk}" for pk in told], personal=personal, **detail,
    )  # fmt: skip


def tell_opened(collision: Collision) -> None:
    fact = say(verbs.COLLISION_OPENED, collision, None, what=collision.what, cite=collision.cite)
    notify(OPENED, fact, set(collision.sides), told=True)
    tell_judge(collision, fact)


def tell_judge(collision: Collision, fact: Any) -> None:
    if collision.judge_id:
        notify(TO_RULE, fact, {collision.judge_id}, told=True)


def tell_sides(kind: NoticeKind, collision: Collision, fact: Any, judge: bool = False) -> None:
    notify(kind, fact, {*collision.sides, *([collision.judge_id] if judge and collision.judge_id else [])}, told=True)
