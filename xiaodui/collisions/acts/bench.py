"""Who rules: the leader of the lowest team above both who is no party and didn't stand aside; at last an owner."""

from collections.abc import Collection
from typing import Any

from xiaodui.collisions.models import Collision
from xiaodui.collisions.rules import above
from xiaodui.people.models import Person, Team


def bench(holder: Any, challenger: Any, aside: Collection[int] = ()) -> tuple[Team | None, Person | None]:
    """(the team whose leaders rule, who is asked). Two queries at most. (None, None) where nobody is left: then the two
    settle it, or it waits for an owner who is no party."""
    out = {holder.pk, challenger.pk, *aside}
    paths = [one.team.path if one.team else "" for one in (holder, challenger)]
    teams = Team.objects.filter(path__in=above(*paths), leader__is_active=True).exclude(leader__in=out)
    team = teams.select_related("leader").order_by("-depth").first()
    if team is not None:
        return team, team.leader
    owners = Person.objects.active().filter(is_owner=True).exclude(pk__in=out)
    return None, owners.order_by("pk").first()


def seat(collision: Collision) -> None:
    """Lay down anew who rules it; unsaved."""
    aside = collision.recusals.values_list("by_id", flat=True)
    collision.team, collision.judge = bench(collision.holder, collision.challenger, list(aside))
