"""Teams: setting one up, its profile, who leads it, where it stands, closing it."""

from typing import Annotated, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Text, Version, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal import record
from xiaodui.people.days import yesterday
from xiaodui.people.fields import APerson, ATeam, Colour, Emblem
from xiaodui.people.models import Grant, Person, Role, Team
from xiaodui.people.models.role import holding
from xiaodui.people.ranks import keeps_people, keeps_team, leads_team, may_give
from xiaodui.people.verbs import TEAM_CLOSED, TEAM_CREATED, TEAM_EDITED, TEAM_LED, TEAM_MOVED

TeamName = Annotated[Text, StringConstraints(max_length=60), Label(_("队名"))]
Slogan = Annotated[str, StringConstraints(max_length=120), Label(_("口号"))]
DEEPEST = 12
"""Levels of the tree. Nobody leads through more; the path of a team has room for 63."""
Purpose = Annotated[str, StringConstraints(max_length=2000), Label(_("为什么有这个队")), Widget("textarea")]


class CreatesTeam(Takes):
    name: TeamName
    parent: Annotated[ATeam, Label(_("上级"))] | None = None
    slogan: Slogan = ""
    colour: Colour = "wind"
    emblem: Emblem = ""
    purpose: Purpose = ""


@act("teams.create", who=keeps_people, takes=CreatesTeam, label=_("建团队"))
def create_team(*, by: Any, parent: Team | None, **about: Any) -> Team:
    """建团队. Under a team that one manages; without a parent at the top, for who manages the whole company."""
    if by is not None and not (keeps_team(by, parent) if parent else _keeps_all(by)):
        raise Forbidden("no-right", _("你管不到那里，请上级的经理来建。"))
    if parent is not None and parent.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": parent.name})
    check_name(about["name"], parent)
    if parent is not None:
        parent.refresh_from_db()  # its children's count decides the new path
        _refuse_too_deep(parent, 1)
    team = Team.objects.add_child(parent, about) if parent else Team.objects.add_root(about)
    record(TEAM_CREATED, team, by=by, team=team, name=team.name, under=parent)
    return team


def _refuse_too_deep(under: Team, levels: int) -> None:
    if under.depth + levels > DEEPEST:
        raise Refusal("team.deep", _("团队最多 %(most)s 层，「%(team)s」下面放不下了，换一个更靠上的团队。")
                      % {"most": DEEPEST, "team": under.name})  # fmt: skip


def _keeps_all(by: Any) -> bool:
    return any(not hold.path for hold in by.reach.holds) and by.reach.everything and by.may("people")


def check_name(name: str, parent: Team | None, but: Team | None = None) -> None:
    """Two teams side by side can't be told apart by one name."""
    beside = Team.objects.get_children(parent) if parent else Team.objects.get_root_nodes()
    if beside.filter(name=name, closed_on=None).exclude(pk=but.pk if but else None).exists():
        raise Invalid({"name": [_("这里已经有「%(name)s」了，换个名字。") % {"name": name}]})


class EditsTeam(Takes):
    """What isn't said stays as it is."""

    name: TeamName | None = None
    slogan: Slogan | None = None
    colour: Colour | None = None
    emblem: Emblem | None = None
    purpose: Purpose | None = None
    version: Version | None = None


@act("teams.edit", on=Team, who=leads_team, takes=EditsTeam, label=_("改队名片"))
def edit_team(team: Team, *, by: Any, version: int | None, **said: Any) -> Team:
    """改队名片. By its leader or who manages it."""
    changes = {name: value for name, value in said.items() if value is not None}
    if "name" in changes:
        check_name(changes["name"], Team.objects.get_parent(team, update=True), but=team)
    before = edit_row(team, version, changes)
    if before:
        record(TEAM_EDITED, team, by=by, team=team, changed=sorted(before), name=team.name)
    return team


class LeadsTeam(Takes):
    leader: Annotated[APerson, Label(_("组长"))]


@act("teams.lead", on=Team, who=keeps_team, takes=LeadsTeam, label=_("定组长"))
def lead_team(team: Team, *, by: Any, leader: Person) -> Team:
    """定组长. He gets the leader's role there, the one before him loses it."""
    role = Role.objects.get(code="leader")
    if not may_give(by, role, team):
        raise Forbidden("no-right", _("这个角色比你自己的大，请权限更大的同事来授。"))
    if not leader.is_active:
        raise Refusal("person.inactive", _("%(name)s 已停用，先恢复再授角色。") % {"name": leader.name})
    put_leader(team, leader, by)
    return team


def put_leader(team: Team, leader: Person, by: Any) -> None:
    today = clock.today()
    role = Role.objects.get(code="leader")
    held = Grant.objects.filter(holding(today), role=role, team=team)
    if team.leader_id and team.leader_id != leader.pk:
        held.filter(person_id=team.leader_id, since=today).delete()
        held.filter(person_id=team.leader_id).update(until=yesterday())
    if not held.filter(person=leader).exists():
        Grant.objects.create(person=leader, role=role, team=team, since=today)
    former, team.leader = team.leader, leader
    Team.objects.filter(pk=team.pk).update(leader=leader)
    leader.__dict__.pop("reach", None)
    record(TEAM_LED, team, by=by, within=leader, team=team, leader=leader, former=former)


class MovesTeam(Takes):
    under: Annotated[ATeam, Label(_("调到哪个团队下面"))]


@act("teams.move", on=Team, who=keeps_team, takes=MovesTeam, label=_("调整上级"))
def move_team(team: Team, *, by: Any, under: Team) -> Team:
    """调整上级. The whole branch moves; people and figures stay with their own team."""
    if by is not None and not keeps_team(by, under):
        raise Forbidden("no-right", _("你管不到「%(team)s」，请它的经理来调。") % {"team": under.name})
    team.refresh_from_db()
    under.refresh_from_db()
    if team.covers(under):
        raise Refusal("team.inside", _("不能调到自己或自己的下级下面。"))
    if under.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": under.name})
    check_name(team.name, under, but=team)
    lowest = Team.objects.filter(path__startswith=team.path).aggregate(depth=Max("depth"))["depth"]
    _refuse_too_deep(under, lowest - team.depth + 1)
    former = Team.objects.get_parent(team, update=True)
    Team.objects.move(team, under, "last-child")
    team.refresh_from_db()
    record(TEAM_MOVED, team, by=by, team=team, left=former, entered=under)
    return team


@act("teams.close", on=Team, who=keeps_team, label=_("撤团队"))
def close_team(team: Team, *, by: Any) -> Team:
    """撤团队. Its history stays; nobody may be left in it."""
    if Team.objects.get_children(team).filter(closed_on=None).exists():
        raise Refusal("team.has-teams", _("「%(team)s」下面还有团队，先调走或撤掉。") % {"team": team.name})
    if count := Person.objects.active().filter(team=team).count():
        raise Refusal("team.has-people", _("「%(team)s」里还有 %(count)s 个人，先调到别的组。")
                      % {"team": team.name, "count": count})  # fmt: skip
    if not Team.objects.filter(pk=team.pk, closed_on=None).update(closed_on=clock.today(), leader=None):
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    Grant.objects.filter(holding(clock.today()), team=team).update(until=yesterday())
    team.refresh_from_db()
    record(TEAM_CLOSED, team, by=by, team=team)
    return team
