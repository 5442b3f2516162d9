"""Coming in: by invitation, by an import's record, or as the one who founds the company."""

from datetime import date
from typing import Annotated, Any

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Text, act
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.text import initials
from xiaodui.journal import record
from xiaodui.people.acts.links import new_link
from xiaodui.people.fields import ARole, ATeam, Email, Login, Name, Short
from xiaodui.people.models import Grant, Membership, Person, Role, Team
from xiaodui.people.passwords import Password, check_password
from xiaodui.people.ranks import keeps_people, may_give, nobody_but_the_house
from xiaodui.people.verbs import PERSON_ENTERED, PERSON_INVITED, TEAM_CREATED


class Enters(Takes):
    name: Name
    login: Login
    team: Annotated[ATeam, Label(_("团队"))]
    role: Annotated[ARole, Label(_("角色"))] | None = None
    title: Annotated[Short, Label(_("职务"))] = ""
    email: Email = ""


@act("people.invite", who=keeps_people, takes=Enters, label=_("邀请同事"))
def invite(*, by: Any, **about: Any) -> Person:
    """邀请. The person comes back with `.invitation`, the secret of a one-time link, which is told this once."""
    person = _enter(by, PERSON_INVITED, **about)
    person.invitation = new_link(person, "invite", by)
    return person


class Records(Enters):
    since: date | None = None
    sells: bool = True


@act("people.enter", who=keeps_people, takes=Records, label=_("录入同事"))
def enter(*, by: Any, **about: Any) -> Person:
    """录入. Without a link: he can't sign in until somebody makes one. For imports, which know since when."""
    return _enter(by, PERSON_ENTERED, **about)


def _enter(by: Any, verb: Any, *, name: str, login: str, team: Team, role: Role | None, title: str, email: str,
           since: date | None = None, sells: bool | None = None) -> Person:  # fmt: skip
    role = role or Role.objects.get(code="member")
    if not may_give(by, role, team):
        raise Forbidden("no-right", _("你管不到「%(team)s」，或者给不了这个角色。") % {"team": team.name})
    if team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    check_unused(login, email)
    day = since or clock.today()
    person = Person.objects.create(
        login=login, name=name, initials=initials(name)[:60], email=email, title=title, team=team, joined_on=day,
        sells="sell" in role.rights if sells is None else sells, password=make_password(None),
    )  # fmt: skip
    Membership.objects.create(person=person, team=team, since=day)
    Grant.objects.create(person=person, role=role, team=team, since=day)
    known = {"name": name, "login": login, "email": email}
    record(verb, person, by=by, team=team, role=role.code, since=day, personal={k: v for k, v in known.items() if v})
    return person


def check_unused(login: str = "", email: str = "", but: Person | None = None) -> None:
    """Logins and addresses are one person's each, whatever their case."""
    others = Person.objects.exclude(pk=but.pk if but else None)
    if login and others.filter(login__iexact=login).exists():
        raise Invalid({"login": [_("这个登录名有人用了，换一个。")]})
    if email and others.filter(email__iexact=email).exists():
        raise Invalid({"email": [_("这个邮箱有人用了，换一个。")]})


class Founds(Takes):
    company: Annotated[Text, Label(_("公司叫什么"))]
    name: Annotated[Name, Label(_("你叫什么"))]
    login: Login
    password: Password


@act("people.found", who=nobody_but_the_house, door="none", takes=Founds, label=_("开张"))
def found_company(*, by: Any, company: str, name: str, login: str, password: str) -> Person:
    """开张. The very first person: the company's owner, at the head of its first team."""
    if Person.objects.exists():
        raise Refusal("founded", _("公司已经建好了，请直接登录。"))
    check_password(password, Person(login=login, name=name))
    day = clock.today()
    team = Team.objects.add_root({"name": company[:60], "colour": "night"})
    person = Person.objects.create(
        login=login, name=name, initials=initials(name)[:60], team=team, is_owner=True, sells=False, joined_on=day,
        password=make_password(password),
    )  # fmt: skip
    Team.objects.filter(pk=team.pk).update(leader=person)
    Membership.objects.create(person=person, team=team, since=day)
    record(TEAM_CREATED, team, by=person, team=team, name=team.name)
    record(PERSON_ENTERED, person, by=person, team=team, role="owner", since=day, personal={"name": name})
    return person
