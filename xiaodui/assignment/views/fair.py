"""Fairness at a glance: everybody's chances in a team, and whether the difference is more than chance."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xiaodui.assignment import clauses
from xiaodui.assignment.fair import Fair, comparable, fair
from xiaodui.assignment.measures import CHANCES, WORTH
from xiaodui.assignment.tabs import tabs
from xiaodui.measures import choosing
from xiaodui.measures.asking import name_of
from xiaodui.measures.ranking import why_url
from xiaodui.people.models import Team


@require_safe
@login_required
def fairness_page(request: HttpRequest) -> HttpResponse:
    """`?within=<team>&p=month|quarter|year|custom&from=&to=`; the reader's own team at first."""
    chosen, teams = choosing.chosen(request.GET), comparable(request.user)
    team = _team(request, teams)
    found = fair(request.user, team, chosen.period) if team else None
    context: dict[str, Any] = {
        "tabs": tabs(request.user), "chosen": chosen, "units": choosing.LABELS.items(), "teams": teams, "team": team,
        "fair": found, "rows": _rows(found, chosen), "chart": _chart(found), "cite": clauses.cite("pool.assign_usual_held"),
        "kept": {"within": team.pk} if team else {},
    }  # fmt: skip
    return render(request, "assignment/fairness.html", context)


def _team(request: HttpRequest, teams: list[Team]) -> Team | None:
    asked = request.GET.get("within", "")
    found = next((one for one in teams if str(one.pk) == asked), None)
    own = request.user.team  # type: ignore[union-attr]
    mine = [one for one in teams if own and own.path.startswith(one.path)]
    return found or (max(mine, key=lambda one: one.depth) if mine else teams[0] if teams else None)


def _rows(found: Fair | None, chosen: Any) -> list[tuple[Any, str, str]]:
    """Each with the doors behind its two figures."""
    if found is None:
        return []
    return [
        (row, why_url(CHANCES.code, chosen, person=row.person.pk), why_url(WORTH.code, chosen, person=row.person.pk))
        for row in found.rows
    ]


def _chart(found: Fair | None) -> dict[str, Any]:
    rows = found.rows if found else []
    series = [{"name": name_of(CHANCES), "values": [row.count for row in rows], "role": "main"}]
    return {"x": [row.person.name for row in rows], "series": series, "min": 0, "across": True}
