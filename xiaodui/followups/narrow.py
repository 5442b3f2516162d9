"""What follow-ups and plans can be narrowed by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.web.lists import Between, Choice, Pick, Words
from xiaodui.customers.models import Customer
from xiaodui.followups.models import CHANNELS, OUTCOMES
from xiaodui.people.models import Person, Team
from xiaodui.search.matching import matching

COUNTS = [("yes", _("算有效的")), ("no", _("不算的"))]
STATES = [("open", _("没做的")), ("done", _("做了的")), ("dropped", _("不做了的"))]


def said(rows: Any, words: str, person: Any) -> Any:
    """By the customer, among those that he sees: a name that he no longer sees is not found by it."""
    return rows.filter(
        customer__in=Customer.objects.visible_to(person).filter(pk__in=matching("customer", words)).values("pk")
    )


def teams_in_sight(person: Any) -> Iterable[tuple[Any, Any]]:
    if not person.reach.sees_teams:
        return []
    teams = Team.objects.standing().filter(person.reach.teams).values_list("pk", "depth", "name")
    return [(pk, "　" * (depth - 1) + name) for pk, depth, name in teams]


def of_team(rows: Any, team_id: str, person: Any) -> Any:
    """Those of people who are now in the team or under it."""
    path = Team.objects.filter(pk=team_id).values_list("path", flat=True)[:1]
    return rows.filter(person__in=Person.objects.filter(team__path__startswith=path.get()).values("pk"))


def happened(rows: Any, days: tuple[date | None, date | None], person: Any) -> Any:
    since, until = days
    if since:
        rows = rows.filter(happened_at__gte=clock.noon(since) - timedelta(hours=12))
    return rows.filter(happened_at__lt=clock.noon(until) + timedelta(hours=12)) if until else rows


def name_of_person(pk: int, person: Any) -> str | None:
    return Person.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


def in_state(rows: Any, state: str, person: Any) -> Any:
    if state == "open":
        return rows.open()
    return rows.exclude(done_at=None) if state == "done" else rows.exclude(dropped_at=None)


WORDS = Words(name="q", label=_("搜客户"), apply=said)
CHANNEL = Choice(name="channel", label=_("全部方式"), choices=lambda person: CHANNELS, column="channel", main=True)
GENUINE = Choice(
    name="genuine", label=_("算不算都看"), choices=lambda person: COUNTS, main=True,
    apply=lambda rows, value, person: rows.standing().filter(genuine=value == "yes"),
)  # fmt: skip
OUTCOME = Choice(name="outcome", label=_("结果"), choices=lambda person: OUTCOMES, column="outcome")
TEAM = Choice(name="team", label=_("全部小队"), choices=teams_in_sight, apply=of_team, main=True, icon="users")
PERSON = Pick(name="person", label=_("谁跟的"), column="person_id", url_name="customer-owners", label_of=name_of_person)
HAPPENED = Between(name="happened", label=_("哪天"), apply=happened, kind="date")
STATE = Choice(name="state", label=_("全部"), choices=lambda person: STATES, apply=in_state, main=True)
DUE = Between(name="due", label=_("哪天"), column="due_on", kind="date")

MINE = (WORDS, CHANNEL, GENUINE, OUTCOME, HAPPENED)
TEAMS = (WORDS, TEAM, CHANNEL, GENUINE, OUTCOME, PERSON, HAPPENED)
PLANNED = (WORDS, STATE, TEAM, CHANNEL, PERSON, DUE)
