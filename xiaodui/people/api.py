"""What the API reads of people: names, places and roles; what one owns has its own sight."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.people.models import OwnHours, Person, Role, Shift, Team


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk, "name": person.name, "login": person.login, "title": person.title, "team": person.team_id,
        "sells": person.sells, "time_zone": person.time_zone, "is_active": person.is_active, "joined_on": person.joined_on,
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


def _hours(own: OwnHours) -> dict[str, Any]:
    return {"id": own.pk, "person": own.person_id, "usual": own.usual, "weekly": own.weekly}


def _shift(shift: Shift) -> dict[str, Any]:
    return {"id": shift.pk, "person": shift.person_id, "day": shift.day, "hours": shift.hours}


READS.plug(Read("people", Person, _person, {"team": "team_id", "login": "login", "name": "name"}))
READS.plug(Read("teams", Team, _team, {"leader": "leader_id", "name": "name"}))
READS.plug(Read("roles", Role, _role, {"code": "code"}))
READS.plug(Read("hours", OwnHours, _hours, {"person": "person_id"}))
READS.plug(Read("shifts", Shift, _shift, {"person": "person_id"}))
