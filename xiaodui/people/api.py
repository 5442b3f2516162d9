"""What the API reads of people: names, places and roles; what one owns has its own sight."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.people.models import Person, Role, Team


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk, "name": person.name, "login": person.login, "title": person.title, "team": person.team_id,
        "sells": person.sells, "is_active": person.is_active, "joined_on": person.joined_on,
        "left_on": person.left_on, "version": person.version,
    }  # fmt: skip


def _team(team: Team) -> dict[str, Any]:
    return {
        "id": team.pk, "name": team.name, "slogan": team.slogan, "colour": team.colour, "emblem": team.sign,
        "purpose": team.purpose, "leader": team.leader_id, "path": team.path, "closed_on": team.closed_on,
        "version": team.version,
    }  # fmt: skip


def _role(role: Role) -> dict[str, Any]:
    return {
        "id": role.pk, "code": role.code, "name": role.name, "reach": role.reach, "rights": role.rights,
        "builtin": role.builtin, "version": role.version,
    }  # fmt: skip


READS.plug(Read("people", Person, _person, {"team": "team_id", "login": "login", "name": "name"}))
READS.plug(Read("teams", Team, _team, {"leader": "leader_id", "name": "name"}))
READS.plug(Read("roles", Role, _role, {"code": "code"}))
