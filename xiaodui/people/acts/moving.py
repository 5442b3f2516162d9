"""Changing teams: the old membership ends on the day the new one begins."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal import record
from xiaodui.people.fields import ATeam
from xiaodui.people.models import Grant, Membership, Person, Team
from xiaodui.people.ranks import commands, keeps_team
from xiaodui.people.verbs import PERSON_MOVED


class Moves(Takes):
    team: Annotated[ATeam, Label(_("调到"))]
    on: Annotated[date | None, Blank, Label(_("从哪天起"))] = None


@act("people.move", on=Person, who=commands, takes=Moves, label=_("调组"))
def move(person: Person, *, by: Any, team: Team, on: date | None) -> Person:
    """调组. From `on` (today by default) he is counted there; what he did before stays with the former team."""
    day = on or clock.today()
    if by is not None and not keeps_team(by, team):
        raise Forbidden("no-right", _("你管不到「%(team)s」，请它的经理来调。") % {"team": team.name})
    if team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    if day > clock.today():
        raise Refusal("move.future", _("调组从今天或以前的一天起。以后的调动，到那天再来做。"))
    former = person.team
    if former is not None and former.pk == team.pk:
        raise Refusal("move.same", _("%(name)s 本来就在「%(team)s」。") % {"name": person.name, "team": team.name})
    place(person, team, day)
    record(PERSON_MOVED, person, by=by, team=team, left=former, entered=team, on=day)
    return person


def place(person: Person, team: Team, day: date) -> None:
    """Put him into `team` from `day` on; a move on the very day of the last one corrects that one."""
    last = Membership.objects.filter(person=person, until=None).first()
    if last and day < last.since:
        raise Refusal(
            "move.before",
            _("%(name)s %(day)s 才进现在的组，调组不能早于那天。") % {"name": person.name, "day": last.since},
        )
    if last and last.since == day:
        Membership.objects.filter(pk=last.pk).update(team=team)
    else:
        Membership.objects.filter(person=person, until=None).update(until=day)
        Membership.objects.create(person=person, team=team, since=day)
    # What one holds for oneself goes along; what one holds over a team stays with the team.
    own = Grant.objects.filter(person=person, team=person.team, role__reach="self")
    own.update(team=team)
    Person.objects.filter(pk=person.pk).update(team=team)
    refresh(person)


def refresh(person: Person) -> None:
    """Read the person anew, his reach included."""
    person.refresh_from_db()
    person.__dict__.pop("reach", None)
