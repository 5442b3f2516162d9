"""What customers can be narrowed by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.web.lists import Between, Choice, Flag, Pick, Words
from xiaodui.customers.models.customer import LEVELS
from xiaodui.people.models import Person, Team
from xiaodui.search.matching import matching, newest

QUIET = 30
"""Days without a touch after which a customer counts as quiet."""


def said(customers: Any, words: str, person: Any) -> Any:
    """Name, pinyin, initials, region, sector, owner, phone: whatever the search knows of it."""
    few = not (person.reach.everything or person.reach.is_wide)
    return customers.filter(pk__in=matching("customer", words, of="pk", few=few))


def said_lately(customers: Any, words: str, person: Any) -> Any:
    """The newest of them: for a count that ends at a thousand."""
    return customers.filter(pk__in=newest("customer", words))


def teams_in_sight(person: Any) -> Iterable[tuple[Any, Any]]:
    """Teams whose customers this person sees beyond his own; none for one who sees only himself."""
    if not person.reach.sees_teams:
        return []
    teams = Team.objects.standing().filter(person.reach.teams).values_list("pk", "depth", "name")
    return [(pk, "　" * (depth - 1) + name) for pk, depth, name in teams]


def of_team(customers: Any, team_id: str, person: Any) -> Any:
    """Customers of those who are now in the team or under it."""
    path = Team.objects.filter(pk=team_id).values_list("path", flat=True)[:1]
    return customers.filter(owner__in=Person.objects.filter(team__path__startswith=path.get()).values("pk"))


def quiet(customers: Any, on: bool, person: Any) -> Any:
    return customers.filter(touched_at__lt=clock.now() - timedelta(days=QUIET))


def touched(customers: Any, days: tuple[date | None, date | None], person: Any) -> Any:
    since, until = days
    if since:
        customers = customers.filter(touched_at__gte=clock.noon(since) - timedelta(hours=12))
    return customers.filter(touched_at__lt=clock.noon(until) + timedelta(hours=12)) if until else customers


def name_of_person(pk: int, person: Any) -> str | None:
    return Person.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


def holding(column: str) -> Any:
    def narrow(customers: Any, words: str, person: Any) -> Any:
        return customers.filter(**{f"{column}__icontains": words})

    return narrow


WORDS = Words(name="q", label=_("搜名称、拼音、电话"), apply=said, quickly=said_lately)
TEAM = Choice(name="team", label=_("全部小队"), choices=teams_in_sight, apply=of_team, main=True, icon="users")
LEVEL = Choice(name="level", label=_("全部意向"), choices=lambda person: LEVELS, column="level", main=True)
SILENT = Flag(name="quiet", label=_("30 天没碰"), apply=quiet, main=True, icon="clock-x", tone="due")
OWNER = Pick(name="owner", label=_("归谁"), column="owner_id", url_name="customer-owners", label_of=name_of_person)
SECTOR = Words(name="sector", label=_("行业"), apply=holding("sector"), main=False)
REGION = Words(name="region", label=_("地区"), apply=holding("region"), main=False)
SOURCE = Words(name="source", label=_("来源"), apply=holding("source"), main=False)
TOUCHED = Between(name="touched", label=_("上次碰的日子"), apply=touched, kind="date")

CAMPAIGN = Words(name="campaign", label=_("市场活动"), apply=holding("campaign"), main=False)
STATES = [("lead", _("还没定")), ("unfit", _("不合适")), ("all", _("都看"))]
KINDS = [("all", _("客户和线索"))]


def unchanged(customers: Any, state: str, person: Any) -> Any:
    """What the list begins with says it already: see `lists.stated`."""
    return customers


STATE = Choice(name="state", label=_("还没定的"), choices=lambda person: STATES, apply=unchanged, main=True)
KIND = Choice(name="state", label=_("只看客户"), choices=lambda person: KINDS, apply=unchanged, main=False)


MY_LEADS = (WORDS, LEVEL, STATE, SOURCE, CAMPAIGN, REGION, SECTOR)
LEADS = (WORDS, TEAM, LEVEL, STATE, OWNER, SOURCE, CAMPAIGN, REGION, SECTOR)
MINE = (WORDS, LEVEL, SILENT, SECTOR, REGION, SOURCE, CAMPAIGN, TOUCHED, KIND)
ALL = (WORDS, TEAM, LEVEL, SILENT, OWNER, SECTOR, REGION, SOURCE, CAMPAIGN, TOUCHED, KIND)
