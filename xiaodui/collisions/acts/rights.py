"""Who may do what in a collision that he sees."""

from typing import Any

from xiaodui.collisions.models import Collision
from xiaodui.people.sight import EVERYTHING


def is_party(by: Any, collision: Collision) -> bool:
    """One of the two, or who stands in for one of them today."""
    return any(by.reach.acts_for(side) for side in collision.sides)


def side_of(by: Any, collision: Collision) -> Any:
    """For which of the two he speaks."""
    return collision.challenger if by.reach.acts_for(collision.challenger_id) else collision.holder


def may_rule(by: Any, collision: Collision) -> bool:
    """He leads the team above both, is no party and didn't stand aside. Without such a team it needs the whole company."""
    if is_party(by, collision) or collision.recusals.filter(by=by).exists():
        return False
    if collision.team is not None:
        return bool(by.may("lead", collision.team))
    return any(not hold.path and hold.rights & {"lead", EVERYTHING} for hold in by.reach.holds)
