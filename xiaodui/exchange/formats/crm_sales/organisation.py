"""Regions, managers and agents: teams under one company, with histories that begin when the files do."""

from datetime import date

from xiaodui.exchange.formats.crm_sales.files import Files
from xiaodui.exchange.formats.entering import found_owner, free_login
from xiaodui.people.acts import create_team, enter, lead_team
from xiaodui.people.models import Person, Role, Team
from xiaodui.people.models.team import COLOURS

FLAGS = [colour for colour, _name in COLOURS]


def enter_people(files: Files, since: date) -> dict[str, Person]:
    """Agents by name. Regions stand under the company, a manager's team under his region; who is there stays."""
    found_owner()
    root = Team.objects.filter(depth=1).first()
    assert root is not None, "a founded company has a first team"
    people: dict[str, Person] = {}
    teams: dict[tuple[str, str], Team] = {}
    for agent in sorted(files.agents, key=lambda one: (one.region, one.manager, one.name)):
        place = (agent.region, agent.manager)
        if place not in teams:
            region = _team(agent.region, root, len(teams), files)
            teams[place] = _managed(agent.manager, region, since, len(teams), files)
        people[agent.name] = _person(agent.name, teams[place], "member", since, files, "agents")
    return people


def _team(name: str, parent: Team, number: int, files: Files) -> Team:
    there = parent.get_children().filter(name=name, closed_on=None).first()
    if there is None:
        there = create_team(by=None, name=name, parent=parent, colour=FLAGS[number % len(FLAGS)])
        files.report.added["teams"] += 1
    return there


def _managed(manager: str, region: Team, since: date, number: int, files: Files) -> Team:
    """The manager's own team; he leads it and doesn't stand in its rankings."""
    team = _team(manager, region, number, files)
    leader = _person(manager, team, "leader", since, files, "managers")
    if team.leader_id != leader.pk:
        lead_team(team, by=None, leader=leader)
    return team


def _person(name: str, team: Team, role: str, since: date, files: Files, kind: str) -> Person:
    there = Person.objects.filter(name=name).first()
    if there is not None:
        return there
    made = enter(
        by=None, name=name, login=free_login(name), team=team, role=_role(role), since=since, sells=role == "member"
    )
    files.report.added[kind] += 1
    return made


def _role(code: str) -> Role:
    return Role.objects.get(code=code)
