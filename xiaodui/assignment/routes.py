"""Whose a deal is by its stage: the route that speaks of it, and who of those it names could take it."""

from typing import Any

from xiaodui.assignment.models import StageRoute
from xiaodui.assignment.phases import serving
from xiaodui.deals.models import Deal
from xiaodui.people.models import Person


def route_of(deal: Deal) -> StageRoute | None:
    """Of those that are on for its stage the one of the nearest team above its owner, else that of everybody; None where
    its owner is already one of those who do this part."""
    path = deal.owner.team.path if deal.owner.team else ""
    found = [
        one for one in StageRoute.objects.on().filter(stage=deal.stage_id)
        if one.giver is None or path.startswith(one.giver.path)
    ]  # fmt: skip
    nearest = max(found, key=lambda one: len(one.giver.path) if one.giver else 0, default=None)
    if nearest is None or nearest.taker.closed_on or deal.owner_id in {one.pk for one in takers(nearest)}:
        return None
    return nearest


def takers(route: StageRoute) -> list[Person]:
    """Those of the team who do this phase; where it doesn't say, all of it who sell."""
    named = [one for one in serving(route.taker, route.phase) if one.team and route.taker.covers(one.team)]
    if named:
        return named
    rows = Person.objects.active().selling().filter(team__path__startswith=route.taker.path)
    return list(rows.select_related("team").order_by("pk"))


def due_since(route: StageRoute, deal: Deal) -> Any:
    """When the deal came to the stage, where that was while the route was on; None else."""
    return deal.stage_since if route.on_since and deal.stage_since >= route.on_since else None
