"""The cast: named people with places, the same in every test.

老周 owns 启明科技; 李静 leads 华东, under which 王磊 and 陈晨 sell in 雷霆队 and 孙悦 analyses; 赵敏 sells in 长风队 of
华南 and is the outsider; 旧人 has left; nobody has not signed in.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from xiaodui.core.text import initials
from xiaodui.people import builtin
from xiaodui.people.models import Grant, Membership, Person, Role, Team

PASSWORD = "安静的港湾-7-quiet"
SINCE = date(2025, 1, 1)


@dataclass
class Cast:
    company: Team
    east: Team
    thunder: Team
    south: Team
    breeze: Team
    laozhou: Person
    lijing: Person
    wanglei: Person
    chenchen: Person
    sunyue: Person
    zhaomin: Person
    gone: Person
    nobody: Any

    @property
    def people(self) -> dict[str, Any]:
        """By the part that each plays in a table of sight; nobody stands last."""
        return {
            "owner": self.laozhou, "leader": self.lijing, "member": self.wanglei, "mate": self.chenchen,
            "analyst": self.sunyue, "outsider": self.zhaomin, "gone": self.gone, "nobody": self.nobody,
        }  # fmt: skip

    @staticmethod
    def fresh(person: Person) -> Person:
        """The person read anew: reach is kept for the life of an instance."""
        return Person.objects.get(pk=person.pk)


def sign_in(client: Client, person: Any) -> Client:
    """The same client, signed in as this person (signed out for nobody)."""
    if person.is_authenticated:
        client.force_login(person)
    else:
        client.logout()
    return client


def set_up_cast() -> Cast:
    """Write the cast; seven queries."""
    if not Role.objects.filter(builtin=True).exists():  # a transactional test flushes what migrations wrote
        builtin.lay(Role)
    teams = _teams()
    people = _people(teams)
    Team.objects.filter(pk=teams["east"].pk).update(leader=people["lijing"])
    Team.objects.filter(pk=teams["thunder"].pk).update(leader=people["lijing"])
    teams["east"].leader = teams["thunder"].leader = people["lijing"]
    Membership.objects.bulk_create(
        Membership(person=p, team=p.team, since=SINCE, until=p.left_on) for p in people.values() if p.team
    )
    _grant(people)
    return Cast(**teams, **people, nobody=AnonymousUser())


def _teams() -> dict[str, Team]:
    # Paths are written out: treebeard's own way asks the database several times a team.
    rows = [
        ("company", "0001", 2, "启明科技", "night", "一单一单，做到明亮"),
        ("east", "00010001", 1, "华东", "pine", "先到一步"),
        ("thunder", "000100010001", 0, "雷霆队", "thunder", "雷声要大，雨点更大"),
        ("south", "00010002", 1, "华南", "sand", "稳稳地赢"),
        ("breeze", "000100020001", 0, "长风队", "wind", "长风破浪会有时"),
    ]
    teams = [
        Team(path=path, depth=len(path) // 4, numchild=children, name=name, colour=colour, slogan=slogan)
        for _, path, children, name, colour, slogan in rows
    ]
    Team.objects.bulk_create(teams)
    return {row[0]: team for row, team in zip(rows, teams, strict=True)}


def _people(teams: dict[str, Team]) -> dict[str, Person]:
    rows = [
        ("laozhou", "老周", "company", {"is_owner": True, "sells": False, "title": "创始人"}),
        ("lijing", "李静", "east", {"title": "华东大区负责人"}),
        ("wanglei", "王磊", "thunder", {"title": "销售"}),
        ("chenchen", "陈晨", "thunder", {"title": "销售"}),
        ("sunyue", "孙悦", "east", {"sells": False, "title": "分析员"}),
        ("zhaomin", "赵敏", "breeze", {"title": "销售"}),
        ("gone", "旧人", "thunder", {"is_active": False, "left_on": date(2026, 1, 1)}),
    ]
    password = make_password(PASSWORD)
    people = [
        Person(
            login=login, name=name, initials=initials(name), team=teams[team], password=password,
            email=f"{login}@qiming.example", joined_on=SINCE, **more,
        )
        for login, name, team, more in rows
    ]  # fmt: skip
    Person.objects.bulk_create(people)
    return {person.login: person for person in people}


def _grant(people: dict[str, Person]) -> None:
    roles = {role.code: role for role in Role.objects.filter(builtin=True)}
    held = {"lijing": "leader", "wanglei": "member", "chenchen": "member", "sunyue": "analyst", "zhaomin": "member"}
    Grant.objects.bulk_create(
        Grant(person=people[login], role=roles[code], team=people[login].team, since=SINCE)
        for login, code in held.items()
    )
