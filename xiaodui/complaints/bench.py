"""Who answers a complaint: the leader of the lowest team above the one concerned who isn't that one; at last an owner."""

from collections.abc import Collection
from typing import Any

from xiaodui.people.models import Person, Team


def bench(about: Any, aside: Collection[int] = ()) -> Person | None:
    """Two queries at most. None where nobody is left who isn't concerned himself."""
    out = {about.pk, *aside}
    path = about.team.path if about.team else ""
    step = Team.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    teams = Team.objects.filter(path__in=above, leader__is_active=True).exclude(leader__in=out)
    team = teams.select_related("leader").order_by("-depth").first()
    if team is not None:
        return team.leader
    return Person.objects.active().filter(is_owner=True).exclude(pk__in=out).order_by("pk").first()
