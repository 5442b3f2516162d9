"""What deals can be narrowed by, on the board as in the list."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.catalog.models import Product
from xiaodui.core import clock
from xiaodui.core.web.lists import Between, Choice, Flag, Pick, Words
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Stage
from xiaodui.deals.rules import period
from xiaodui.people.models import Person, Team

PERIODS = [
    ("month", _("本月签约")), ("quarter", _("本季度签约")), ("next-quarter", _("下季度签约")),
    ("overdue", _("过了预计日")), ("none", _("没定签约日")),
]  # fmt: skip
STATES = [("open", _("在途")), ("won", _("赢单")), ("lost", _("丢单"))]


def teams_in_sight(person: Any) -> Iterable[tuple[Any, Any]]:
    """Teams whose deals this person sees beyond his own; none for one who sees only himself."""
    if not person.reach.sees_teams:
        return []
    teams = Team.objects.standing().filter(person.reach.teams).values_list("pk", "depth", "name")
    return [(pk, "　" * (depth - 1) + name) for pk, depth, name in teams]


def of_team(deals: Any, team_id: str, person: Any) -> Any:
    """The team's deals and those of the teams under it."""
    path = Team.objects.filter(pk=team_id).values_list("path", flat=True)[:1]
    return deals.filter(team_id__in=Team.objects.filter(path__startswith=path.get()).values("pk"))


def signed_in(deals: Any, name: str, person: Any) -> Any:
    if name == "none":
        return deals.filter(expected_on=None)
    since, until = period(name, clock.today())
    rows = deals.filter(expected_on__lt=until)
    return rows.filter(expected_on__gte=since) if since else rows.open()


def said(deals: Any, words: str, person: Any) -> Any:
    """Title, customer's name, or the pinyin initials of the customer."""
    return deals.filter(
        Q(title__icontains=words) | Q(customer__name__icontains=words) | Q(customer__initials__startswith=words.lower())
    )


def in_state(deals: Any, state: str, person: Any) -> Any:
    return {"open": deals.open, "won": deals.won, "lost": deals.lost}[state]()


def opened(deals: Any, days: tuple[date | None, date | None], person: Any) -> Any:
    since, until = days
    if since:
        deals = deals.filter(created_at__gte=clock.noon(since) - timedelta(hours=12))
    return deals.filter(created_at__lt=clock.noon(until) + timedelta(hours=12)) if until else deals


def name_of_person(pk: int, person: Any) -> str | None:
    return Person.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


def name_of_customer(pk: int, person: Any) -> str | None:
    return Customer.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


def name_of_product(pk: int, person: Any) -> str | None:
    return Product.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


WORDS = Words(name="q", label=_("搜商机、客户"), apply=said)
TEAM = Choice(name="team", label=_("全部小队"), choices=teams_in_sight, apply=of_team, main=True, icon="users")
OWNER = Pick(name="owner", label=_("归谁"), column="owner_id", url_name="deal-owners", label_of=name_of_person)
PRODUCT = Pick(name="product", label=_("产品"), column="product_id", url_name="deal-products", label_of=name_of_product)
CUSTOMER = Pick(
    name="customer", label=_("客户"), column="customer_id", url_name="deal-customers", label_of=name_of_customer
)
PERIOD = Choice(name="period", label=_("签约时间"), choices=lambda person: PERIODS, apply=signed_in, main=True)
STUCK = Flag(
    name="stuck", label=_("卡住的"), apply=lambda deals, on, person: deals.stuck(clock.now()), main=True,
    icon="alert-triangle", tone="due",
)  # fmt: skip
STATE = Choice(name="state", label=_("全部状态"), choices=lambda person: STATES, apply=in_state, main=True)
STAGE = Choice(
    name="stage", label=_("阶段"), column="stage_id",
    choices=lambda person: [(stage.pk, stage.name) for stage in Stage.objects.in_use()],
)  # fmt: skip
AMOUNT = Between(name="amount", label=_("金额"), column="amount")
EXPECTED = Between(name="expected", label=_("预计签约日"), column="expected_on", kind="date")
OPENED = Between(name="opened", label=_("开单日"), apply=opened, kind="date")

BOARD = (WORDS, TEAM, PERIOD, STUCK, OWNER, PRODUCT)
LIST = (WORDS, STATE, TEAM, STUCK, STAGE, OWNER, PRODUCT, CUSTOMER, AMOUNT, EXPECTED, OPENED)
