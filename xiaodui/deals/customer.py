"""What deals show on a customer's page: what was won and is open there, the next step, and how many are open."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.exact import ExactSum
from xiaodui.core.sockets import Tab
from xiaodui.core.spoken import amount_parts
from xiaodui.customers.sockets import CUSTOMER_ASIDE, CUSTOMER_FIGURES, OPEN_WORK, CustomerFigure
from xiaodui.deals.acts import create, edit
from xiaodui.deals.measures import WON_AMOUNT
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.today import Step
from xiaodui.deals.totals import worth_of
from xiaodui.deals.verbs import DEAL_REOPENED, DEAL_WON
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally
from xiaodui.people.models import Person, Team

SHOWN = 5


def _of(person: Any, customer: Any) -> Any:
    return Deal.objects.visible_to(person).filter(customer=customer)


def seen_at(person: Any, customer: Any) -> list[Any]:
    """The customer's deals that this person sees, a few columns of each: its tab counts them, its figures sum them.

    Asked once, and kept with the customer, which lives as long as one request.
    """
    kept = customer.__dict__.setdefault("_deals_seen", {})
    if person.pk not in kept:
        kept[person.pk] = list(_of(person, customer).order_by().values_list(*COLUMNS, named=True))
    return kept[person.pk]  # type: ignore[no-any-return]


COLUMNS = (
    "pk", "title", "won_on", "lost_on", "amount", "currency", "stage_id", "stage_since", "next_step", "next_on",
    "owner_id", "owner__name", "owner__team_id", "owner__team__path",
)  # fmt: skip


def _record(row: Any, stages: dict[int, Stage]) -> Deal:
    """A row as the deal that it is, as far as the page shows it and asks for rights."""
    team = Team(pk=row.owner__team_id, path=row.owner__team__path) if row.owner__team_id else None
    return Deal(
        pk=row.pk, title=row.title, amount=row.amount, currency=row.currency, stage=stages[row.stage_id],
        stage_since=row.stage_since, next_step=row.next_step, next_on=row.next_on,
        owner=Person(pk=row.owner_id, name=row.owner__name, team=team),
    )  # fmt: skip


def _open(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.won_on is None and row.lost_on is None]


def _won_tallies(keys: list[str]) -> Any:
    """What these deals added to the won amount: the same tallies that rankings sum."""
    facts = Fact.objects.said(DEAL_WON, DEAL_REOPENED).filter(subject__in=keys)
    return Tally.objects.filter(measure=WON_AMOUNT.code, fact_id__in=facts.values("pk"))


def won_amount(person: Any, customer: Any) -> Decimal | None:
    """Of the deals that this person sees; None while none was won. One query beside that for the deals."""
    keys = [f"deal:{row.pk}" for row in seen_at(person, customer) if row.won_on]
    return (_won_tallies(keys).aggregate(sum=ExactSum("value"))["sum"] or Decimal(0)) if keys else None


def open_amount(person: Any, customer: Any) -> Decimal | None:
    """At today's rates; what has no rate is left out and said so in the panel. One query where other currencies are."""
    return worth_of((row.currency, row.amount) for row in _open(seen_at(person, customer)))[0]


def _hidden(person: Any, customer: Any, seen: Any, all_of: Any) -> int:
    return int(all_of.count() - seen.count()) if not person.reach.everything else 0


def _panel(request: Any, customer: Any, seen: Any, all_of: Any, amount: Decimal | None) -> dict[str, Any]:
    figure, unit = amount_parts(amount or 0)
    return {"value": figure, "unit": unit, "hidden": _hidden(request.user, customer, seen, all_of)}


def won_panel(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    seen = _of(request.user, customer).won().select_related("owner").order_by("-won_on", "-pk")
    deals = {f"deal:{deal.pk}": deal for deal in seen}
    worth = dict(_won_tallies(list(deals)).values_list("subject").annotate(sum=ExactSum("value")))
    rows = [{"deal": deal, "amount": worth.get(key), "day": deal.won_on} for key, deal in deals.items()]
    context = _panel(
        request, customer, seen, Deal.objects.filter(customer=customer).won(), won_amount(request.user, customer)
    )
    rule = _("这家客户赢下的商机，金额按签约日汇率折成本位币，相加。和排行用的是同一笔账。")
    return "deals/_customer_figure.html", {**context, "rows": rows, "rule": rule}


def open_panel(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    seen = _of(request.user, customer).open().select_related("owner", "stage").order_by("-amount", "-pk")
    amount, foreign = worth_of((deal.currency, deal.amount) for deal in seen)
    rows = [{"deal": deal, "amount": deal.amount, "currency": deal.currency, "day": deal.expected_on} for deal in seen]
    context = _panel(request, customer, seen, Deal.objects.filter(customer=customer).open(), amount)
    rule = _("这家客户还没关闭的商机，预计金额按今天的汇率折成本位币，相加。")
    return "deals/_customer_figure.html", {**context, "rows": rows, "rule": rule, "foreign": foreign}


def next_steps(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """The customer's open deals that this reader may see: the promise that falls due first, then the deals."""
    person, today = request.user, clock.today()
    rows = sorted(_open(seen_at(person, customer)), key=_due)[: SHOWN + 1]
    stages = {stage.pk: stage for stage in Stage.objects.order_by("order", "pk")} if rows else {}
    deals: list[Any] = [_record(row, stages) for row in rows]
    for deal in deals:
        order = (deal.stage.order, deal.stage_id)
        # On the customer's own page its name in front of each deal tells nothing.
        deal.called = deal.title.removeprefix(customer.name).lstrip(" ·-—：:") or deal.title
        deal.steps = [(one.order, one.pk) <= order for one in stages.values() if one.retired_on is None]
    first = next((deal for deal in deals if deal.next_on and deal.next_step), None)
    step = Step(first, (first.next_on - today).days) if first else None
    return "deals/_customer_next.html", {
        "deals": deals[:SHOWN], "more": len(deals) > SHOWN, "step": step, "customer": customer,
        "may_open": create.may(person), "may_plan": step is not None and edit.may(person, step.deal),
    }  # fmt: skip


def _due(row: Any) -> Any:
    """The step that falls due first, without a day last; then the larger deal."""
    return row.next_on or date.max, -row.amount, row.pk


def open_work(person: Any, ids: Iterable[int]) -> dict[int, int]:
    found = Deal.objects.visible_to(person).open().filter(customer_id__in=list(ids)).order_by()
    return dict(found.values_list("customer_id").annotate(n=Count("pk")))


CUSTOMER_FIGURES.plug(CustomerFigure("won", gettext_lazy("已成交"), 10, won_amount, won_panel))
CUSTOMER_FIGURES.plug(CustomerFigure("open", gettext_lazy("在谈"), 20, open_amount, open_panel))
CUSTOMER_ASIDE.plug(Tab("next", gettext_lazy("接下来"), 10, next_steps))
OPEN_WORK.plug(open_work)
