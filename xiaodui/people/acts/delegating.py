"""Standing in: for named days one has another's reach and named rights."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator

from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.people.days import yesterday
from xiaodui.people.fields import APerson, Why, _known_rights
from xiaodui.people.models import Absence, Delegation, Person
from xiaodui.people.models.role import RIGHTS
from xiaodui.people.ranks import commands, commands_or_self
from xiaodui.people.verbs import AWAY, BACK, DELEGATED, DELEGATION_ENDED

LONGEST = timedelta(days=366)
LENT = {"sell", "lead", "people", "catalog", "import", "export"}


def _lendable(by: Any) -> list[tuple[str, Any]]:
    return [(right, label) for right, label in RIGHTS.items() if right in LENT and (by is None or by.may(right))]


def check_span(since: date, until: date) -> None:
    if until < since:
        raise Refusal("span.backwards", _("最后一天早于第一天，换一下。"))
    if until < clock.today():
        raise Refusal("span.past", _("这段日子已经过去了。"))
    if until - since > LONGEST:
        raise Refusal("span.long", _("一次最多一年，到期可以再开。"))


class Delegates(Takes):
    deputy: Annotated[APerson, Label(_("请谁代理"))]
    since: Annotated[date, Label(_("从哪天"))]
    until: Annotated[date, Label(_("到哪天")), Help(_("含这一天。"))]
    rights: Annotated[list[str], AfterValidator(_known_rights), Label(_("交给他什么")), Choices(_lendable)] = []
    reason: Annotated[Why, Label(_("为什么"))] = ""


@act("people.delegate", on=Person, who=commands_or_self, takes=Delegates, label=_("请人代理"))
def delegate(
    person: Person, *, by: Any, deputy: Person, since: date, until: date, rights: list[str], reason: str
) -> Any:
    """请人代理. From `since` to the end of `until`; no right that the giver doesn't hold himself."""
    if deputy.pk == person.pk or not deputy.is_active:
        raise Refusal("delegate.whom", _("请选另一位在职的同事。"))
    check_span(since, until)
    if missing := [right for right in rights if not person.may(right) or right not in LENT]:
        raise Refusal("delegate.right", _("「%(right)s」不是你能交出去的。") % {"right": RIGHTS[missing[0]]})
    given = Delegation.objects.create(
        giver=person, deputy=deputy, since=since, until=until, rights=rights, reason=reason
    )
    record(DELEGATED, person, by=by, within=deputy, team=person.team, since=since, until=until, rights=rights)
    return given


def of_giver_or_deputy(by: Any, given: Delegation) -> bool:
    return by.pk in {given.giver_id, given.deputy_id} or commands(by, given.giver)


@act("people.end_delegation", on=Delegation, who=of_giver_or_deputy, label=_("结束代理"))
def end_delegation(given: Delegation, *, by: Any) -> Delegation:
    """结束代理. From this moment on; one not begun yet never begins."""
    given.until = yesterday()
    given.save(update_fields=["until"])
    record(DELEGATION_ENDED, given.giver, by=by, within=given.deputy, team=given.giver.team)
    return given


class IsAway(Takes):
    since: Annotated[date, Label(_("从哪天"))]
    until: Annotated[date, Label(_("到哪天")), Help(_("含这一天。"))]
    reason: Annotated[Why, Label(_("为什么"))] = ""


@act("people.be_away", on=Person, who=commands_or_self, takes=IsAway, label=_("请假"))
def be_away(person: Person, *, by: Any, since: date, until: date, reason: str) -> Absence:
    """请假. On these days the deputies of the teams he leads decide in his place."""
    check_span(since, until)
    words = {"reason": reason} if reason else {}
    record(AWAY, person, by=by, team=person.team, since=since, until=until, personal=words)
    return Absence.objects.create(person=person, since=since, until=until, reason=reason)


def of_the_absent(by: Any, absence: Absence) -> bool:
    return commands_or_self(by, absence.person)


@act("people.come_back", on=Absence, who=of_the_absent, label=_("回来了"))
def come_back(absence: Absence, *, by: Any) -> Absence:
    """回来了. Ends an absence early."""
    absence.until = yesterday()
    absence.save(update_fields=["until"])
    record(BACK, absence.person, by=by, team=absence.person.team)
    return absence
