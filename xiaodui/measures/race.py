"""The race of teams by the leading figure: lanes, and the distance to the one ahead."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xiaodui.measures.asking import ask
from xiaodui.measures.choosing import Chosen
from xiaodui.measures.headlines import HEADLINES
from xiaodui.measures.ranking import why_url
from xiaodui.measures.saying import Said, say
from xiaodui.people.models import Team

LANES = 8
FRONT = Decimal("0.94")
"""Where the leader's marker stands: there is always some way left."""


@dataclass(frozen=True)
class Lane:
    """`share` for the marker; `behind` is the distance to the one ahead, None for the first."""

    team: Team
    said: Said
    share: Decimal
    behind: Said | None
    url: str
    me: bool
    amount: Decimal


def race(person: Any, chosen: Chosen, within: Team | None = None) -> list[Lane]:
    """Leaf teams, best first; those who won nothing yet stand on the start line. Three queries."""
    headline = next(iter(HEADLINES), None)
    if headline is None:
        return []
    answer = ask(headline.code, person, chosen.period, "team", team=within)
    rows = sorted((row for row in answer.rows if row.key), key=lambda row: (-(row.value or 0), row.name))
    teams = {str(team.pk): team for team in Team.objects.filter(pk__in=[int(row.key) for row in rows])}
    best = max((row.value or Decimal(0) for row in rows), default=Decimal(0))
    lanes, ahead = [], None
    for row in rows:
        amount, team = row.value or Decimal(0), teams.get(row.key)
        if team is None:
            continue
        lanes.append(
            Lane(
                team,
                say(amount, headline.measure.unit),
                max(amount, Decimal(0)) / best * FRONT if best > 0 else Decimal(0),
                None if ahead is None else say(ahead - amount, headline.measure.unit),
                why_url(headline.code, chosen, team=row.key),
                person.team_id == team.pk,
                amount,
            )
        )
        ahead = amount
    return [lane for number, lane in enumerate(lanes) if number < LANES or lane.me]
