"""Leaving and coming back. Nobody leaves with customers in his pocket."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal import record
from xiaodui.people.acts.moving import refresh
from xiaodui.people.days import yesterday
from xiaodui.people.fields import APerson, ATeam, Why
from xiaodui.people.models import AccessToken, Delegation, Grant, Membership, Person, Team
from xiaodui.people.models.role import holding
from xiaodui.people.passwords import cut_sessions
from xiaodui.people.ranks import commands, keeps_team, the_last_owner
from xiaodui.people.sockets import OWNED
from xiaodui.people.verbs import PERSON_ACTIVATED, PERSON_DEACTIVATED, PERSON_HANDED_OVER


def owned_by(person: Person) -> list[tuple[Any, int]]:
    """(what, how many) of everything that he owns; one query a room."""
    return [(owned.label, count) for owned in OWNED if (count := owned.count(person))]


class HandsOver(Takes):
    to: Annotated[APerson, Label(_("交给谁"))]
    reason: Annotated[Why, Label(_("为什么"))] = ""


@act("people.hand_over_all", on=Person, who=commands, takes=HandsOver, label=_("全部移交"))
def hand_over_all(person: Person, *, by: Any, to: Person, reason: str) -> Person:
    """全部移交. Everything that any room knows to be his goes to `to`, all of it or nothing."""
    if to.pk == person.pk or not to.is_active:
        raise Refusal("hand-over.whom", _("请选一位在职的同事来接手。"))
    if by is not None and not keeps_team(by, to.team):
        raise Forbidden("no-right", _("你管不到 %(name)s，请选自己管的同事来接手。") % {"name": to.name})
    handed = {}
    for owned in OWNED:
        if count := owned.count(person):
            owned.hand_over(person, to, by, reason)
            handed[str(owned.label)] = count
    words = {"reason": reason} if reason else {}
    record(PERSON_HANDED_OVER, person, by=by, team=person.team, to=to, handed=handed, personal=words)
    return person


class Deactivates(Takes):
    on: Annotated[date | None, Blank, Label(_("离开的日子"))] = None


@act("people.deactivate", on=Person, who=commands, takes=Deactivates, label=_("停用"))
def deactivate(person: Person, *, by: Any, on: date | None) -> Person:
    """停用. Signs him out everywhere, ends memberships, roles, delegations and tokens; facts and figures stay."""
    if by is not None and by.pk == person.pk:
        raise Refusal("self", _("不能停用自己，请别的管理员来。"))
    if the_last_owner(person):
        raise Refusal("last-owner", _("公司得有一位负责人，先另定一位。"))
    if left := owned_by(person):
        things = "、".join(f"{label} {count}" for label, count in left)
        raise Refusal("still-owns", _("%(name)s 名下还有：%(things)s。先「全部移交」，再停用。")
                      % {"name": person.name, "things": things}, owned={str(k): v for k, v in left})  # fmt: skip
    day = on or clock.today()
    if not Person.objects.active().filter(pk=person.pk).update(is_active=False, left_on=day):
        raise Refusal("person.inactive", _("%(name)s 已经停用了。") % {"name": person.name})
    team = person.team
    _end_everything(person, day)
    record(PERSON_DEACTIVATED, person, by=by, team=team, on=day)
    return person


def _end_everything(person: Person, day: date) -> None:
    Membership.objects.filter(person=person, until=None, since__gt=day).delete()
    Membership.objects.filter(person=person, until=None).update(until=day)
    today = clock.today()
    Grant.objects.filter(holding(today), person=person).update(until=yesterday())
    Delegation.objects.filter(Q(giver=person) | Q(deputy=person)).filter(holding(today)).update(until=yesterday())
    AccessToken.objects.filter(person=person, revoked_at=None).update(revoked_at=clock.now())
    cut_sessions(person)
    refresh(person)


class Activates(Takes):
    team: Annotated[ATeam, Label(_("回到哪个团队"))]


@act("people.activate", on=Person, who=commands, takes=Activates, label=_("恢复"))
def activate(person: Person, *, by: Any, team: Team) -> Person:
    """恢复. Back in a team from today on, as a member; other roles are granted anew."""
    from xiaodui.people.models import Role

    if by is not None and not keeps_team(by, team):
        raise Forbidden("no-right", _("你管不到「%(team)s」，请它的经理来调。") % {"team": team.name})
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True, left_on=None, team=team):
        raise Refusal("person.active", _("%(name)s 没有停用。") % {"name": person.name})
    today = clock.today()
    Membership.objects.create(person=person, team=team, since=today)
    Grant.objects.create(person=person, role=Role.objects.get(code="member"), team=team, since=today)
    refresh(person)
    record(PERSON_ACTIVATED, person, by=by, team=team, on=today)
    return person
