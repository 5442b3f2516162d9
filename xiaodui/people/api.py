"""What the API reads of people and teams: what colleagues may know of each other, no phones or addresses."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.people.models import Person, Team


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk, "login": person.login, "name": person.name, "title": person.title, "team": person.team_id,
        "sells": person.sells, "active": person.is_active, "version": person.version,
    }  # fmt: skip


def _team(team: Team) -> dict[str, Any]:
    return {
        "id": team.pk, "name": team.name, "slogan": team.slogan, "colour": team.colour, "emblem": team.sign,
        "purpose": team.purpose, "leader": team.leader_id, "depth": team.depth, "closed_on": team.closed_on,
        "version": team.version,
    }  # fmt: skip


READS.plug(Read("people", Person, _person, {"team": "team_id", "name": "name", "login": "login"}))
READS.plug(Read("teams", Team, _team, {"name": "name"}))
