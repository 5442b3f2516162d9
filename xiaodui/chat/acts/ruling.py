"""Rooms by rule: each standing team has one, and in it sit all who belong to the team or to one under it, and its
leader. The seats follow the tree; nobody invites and nobody leaves."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.acts.seating import seat, unseat
from xiaodui.chat.models import Room, Seat
from xiaodui.chat.verbs import ROOM_ARCHIVED, ROOM_EDITED, ROOM_OPENED, ROOM_REOPENED
from xiaodui.core import clock
from xiaodui.journal import record
from xiaodui.people.models import Person, Team

STEP = 4
"""Signs of a team's path for one level of the tree."""


def follow_teams() -> None:
    """Brings rooms and seats to what the tree says now; in the caller's transaction. Four queries when nothing changed."""
    rooms = {room.team_id: room for room in Room.objects.filter(kind="team")}
    teams = {team.pk: team for team in Team.objects.all()}
    for team in teams.values():
        room = rooms.get(team.pk)
        if room is None and team.closed_on is None:
            rooms[team.pk] = _opened(team)
        elif room is not None:
            _kept(room, team)
    _seat_all([room for room in rooms.values() if teams[room.team_id].closed_on is None], _belonging(teams.values()))


def _opened(team: Team) -> Room:
    room = Room.objects.create(kind="team", team=team, name=team.name, purpose=team.slogan, made_at=clock.now())
    record(ROOM_OPENED, room, by=None, **heard(room))
    return room


def _kept(room: Room, team: Team) -> None:
    """Its name is the team's; it is open as long as the team stands."""
    changes: dict[str, Any] = {"archived_at": clock.now()} if team.closed_on and not room.archived_at else {}
    verb = ROOM_ARCHIVED
    if not team.closed_on and room.archived_at:
        changes, verb = {"archived_at": None}, ROOM_REOPENED
    elif not changes and (room.name, room.purpose) != (team.name, team.slogan):
        changes, verb = {"name": team.name, "purpose": team.slogan}, ROOM_EDITED
    if changes:
        Room.objects.filter(pk=room.pk).update(**changes, version=F("version") + 1)
        room.refresh_from_db()
        record(verb, room, by=None, **heard(room))


def _belonging(teams: Iterable[Team]) -> dict[int, set[int]]:
    """{team: ids of who belongs there}: its own people, those under it, its leader."""
    by_path, found = {team.path: team.pk for team in teams}, defaultdict[int, set[int]](set)
    active = Person.objects.active().exclude(team=None).values_list("pk", "team__path")
    for pk, path in active:
        for end in range(STEP, len(path) + 1, STEP):
            if path[:end] in by_path:
                found[by_path[path[:end]]].add(pk)
    working = {pk for pk, _path in active}
    for team in teams:
        if team.leader_id in working:
            found[team.pk].add(team.leader_id)
    return found


def _seat_all(rooms: list[Room], belonging: dict[int, set[int]]) -> None:
    seated = defaultdict[int, set[int]](set)
    for room_id, person_id in Seat.objects.taken().filter(room__in=rooms).values_list("room_id", "person_id"):
        seated[room_id].add(person_id)
    wanted = {room.pk: belonging.get(room.team_id or 0, set()) for room in rooms}
    moving = {pk for room in rooms for pk in wanted[room.pk] ^ seated[room.pk]}
    people = Person.objects.in_bulk(moving) if moving else {}
    for room in rooms:
        if come := [people[pk] for pk in sorted(wanted[room.pk] - seated[room.pk])]:
            seat(room, come, by=None, by_rule=True)
        if go := [people[pk] for pk in sorted(seated[room.pk] - wanted[room.pk])]:
            unseat(room, go, by=None)
