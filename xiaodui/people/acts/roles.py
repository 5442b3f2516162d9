"""Roles: granting them for a time and a team, and writing the company's own."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Text, Version, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal import record
from xiaodui.people.acts.moving import refresh
from xiaodui.people.days import yesterday
from xiaodui.people.fields import ARole, ATeam, Reaches, Rights
from xiaodui.people.models import Grant, Person, Role, Team
from xiaodui.people.models.role import holding
from xiaodui.people.ranks import commands, keeps_roles, may_give
from xiaodui.people.verbs import ROLE_CREATED, ROLE_EDITED, ROLE_GRANTED, ROLE_REVOKED


class Grants(Takes):
    role: Annotated[ARole, Label(_("角色"))]
    team: Annotated[ATeam, Label(_("在哪个团队")), Help(_("空着就是全公司。"))] | None = None
    since: Annotated[date | None, Blank, Label(_("从哪天"))] = None
    until: Annotated[date | None, Blank, Label(_("到哪天")), Help(_("含这一天；空着就一直有效。"))] = None


@act("people.grant", on=Person, who=commands, takes=Grants, label=_("授角色"))
def grant(person: Person, *, by: Any, role: Role, team: Team | None, since: date | None, until: date | None) -> Grant:
    """授角色. Nobody gives what he doesn't hold himself."""
    if not may_give(by, role, team):
        raise Forbidden("no-right", _("这个角色比你自己的大，请权限更大的同事来授。"))
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已停用，先恢复再授角色。") % {"name": person.name})
    begins = since or clock.today()
    if until and until < begins:
        raise Refusal("span.backwards", _("最后一天早于第一天，换一下。"))
    if Grant.objects.filter(holding(begins), person=person, role=role, team=team).exists():
        raise Refusal("grant.held", _("%(name)s 已经有这个角色了。") % {"name": person.name})
    given = Grant.objects.create(person=person, role=role, team=team, since=begins, until=until)
    record(ROLE_GRANTED, person, by=by, team=person.team, role=role.code, over=team, since=begins, until=until)
    refresh(person)
    return given


def may_take(by: Any, given: Grant) -> bool:
    return commands(by, given.person) and may_give(by, given.role, given.team)


@act("people.revoke", on=Grant, who=may_take, label=_("收回角色"))
def revoke(given: Grant, *, by: Any) -> Grant:
    """收回角色. From this moment on; yesterday was its last day."""
    if not Grant.objects.filter(holding(clock.today()), pk=given.pk).update(until=yesterday()):
        if given.since <= clock.today():
            raise Refusal("grant.ended", _("这个角色已经收回了。"))
        Grant.objects.filter(pk=given.pk).update(until=yesterday())
    given.refresh_from_db()
    record(ROLE_REVOKED, given.person, by=by, team=given.person.team, role=given.role.code, over=given.team)
    return given


RoleName = Annotated[Text, StringConstraints(max_length=40)]
Duty = Annotated[str, StringConstraints(max_length=500), Widget("textarea")]


class CreatesRole(Takes):
    name_zh: Annotated[RoleName, Label(_("中文名"))]
    name_en: Annotated[RoleName, Label(_("英文名"))]
    reach: Reaches = "self"
    rights: Rights = []
    duty_zh: Annotated[Duty, Label(_("职责"))] = ""
    duty_en: Annotated[Duty, Label(_("职责（英文）"))] = ""


def _check_own(by: Any, rights: list[str]) -> None:
    if by is not None and (missing := [right for right in rights if not by.may(right)]):
        raise Forbidden("no-right", _("「%(right)s」你自己没有，不能写进角色。") % {"right": missing[0]})


def _check_names(name_zh: str | None, name_en: str | None, but: Role | None = None) -> None:
    others = Role.objects.exclude(pk=but.pk) if but else Role.objects.all()
    for field, value in (("name_zh", name_zh), ("name_en", name_en)):
        if value and others.filter(**{field: value}).exists():
            raise Invalid({field: [_("已经有叫这个名字的角色了。")]})


@act("roles.create", who=keeps_roles, takes=CreatesRole, label=_("建角色"))
def create_role(*, by: Any, **about: Any) -> Role:
    """建角色. A reach and rights of the company's own making."""
    _check_own(by, about["rights"])
    _check_names(about["name_zh"], about["name_en"])
    role = Role.objects.create(code=f"own-{Role.objects.latest('pk').pk + 1}", **about)
    record(ROLE_CREATED, role, by=by, name=role.name_zh, reach=role.reach, rights=role.rights)
    return role


class EditsRole(Takes):
    name_zh: Annotated[RoleName, Label(_("中文名"))] | None = None
    name_en: Annotated[RoleName, Label(_("英文名"))] | None = None
    reach: Reaches | None = None
    rights: Rights | None = None
    duty_zh: Annotated[Duty, Label(_("职责"))] | None = None
    duty_en: Annotated[Duty, Label(_("职责（英文）"))] | None = None
    version: Version | None = None


@act("roles.edit", on=Role, who=keeps_roles, takes=EditsRole, label=_("改角色"))
def edit_role(role: Role, *, by: Any, version: int | None, **said: Any) -> Role:
    """改角色. Holds from the next request of everybody who has it. The built-in ones stay as they are."""
    if role.builtin:
        raise Refusal("role.builtin", _("自带的角色不能改。要不一样的，建一个自己的。"))
    changes = {name: value for name, value in said.items() if value is not None}
    _check_own(by, changes.get("rights", []))
    _check_names(changes.get("name_zh"), changes.get("name_en"), but=role)
    before = edit_row(role, version, changes)
    if before:
        record(ROLE_EDITED, role, by=by, changed=sorted(before), reach=role.reach, rights=role.rights)
    return role
