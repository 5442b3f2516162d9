"""What deals show on a customer's page: what was won and is open there, the next step, and how many are open."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.sockets import Tab
from xiaodui.core.spoken import amount_parts
from xiaodui.customers.sockets import CUSTOMER_ASIDE, CUSTOMER_FIGURES, OPEN_WORK, CustomerFigure
from xiaodui.deals.acts import create, edit
from xiaodui.deals.measures import WON_AMOUNT
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.today import Step
from xiaodui.deals.totals import in_base
from xiaodui.deals.verbs import DEAL_REOPENED, DEAL_WON
from xiaodui.journal.models import Fact
from xiaodui.measures.models import Tally

SHOWN = 5


def _of(person: Any, customer: Any) -> Any:
    return Deal.objects.visible_to(person).filter(customer=customer)


def _won_tallies(keys: list[str]) -> Any:
    """What these deals added to the won amount: the same tallies that rankings sum."""
    facts = Fact.objects.said(DEAL_WON, DEAL_REOPENED).filter(subject__in=keys)
    return Tally.objects.filter(measure=WON_AMOUNT.code, fact_id__in=facts.values("pk"))


def won_amount(person: Any, customer: Any) -> Decimal | None:
    """Of the deals that this person sees; None while none was won. Two queries."""
    keys = [f"deal:{pk}" for pk in _of(person, customer).won().values_list("pk", flat=True)]
    return (_won_tallies(keys).aggregate(sum=Sum("value"))["sum"] or Decimal(0)) if keys else None


def open_amount(person: Any, customer: Any) -> Decimal | None:
    """At today's rates; what has no rate is left out and said so in the panel. One query, two with currencies."""
    return in_base(_of(person, customer).open())[0]


def _hidden(person: Any, customer: Any, seen: Any, all_of: Any) -> int:
    return int(all_of.count() - seen.count()) if not person.reach.everything else 0


def _panel(request: Any, customer: Any, seen: Any, all_of: Any, amount: Decimal | None) -> dict[str, Any]:
    figure, unit = amount_parts(amount or 0)
    return {"value": figure, "unit": unit, "hidden": _hidden(request.user, customer, seen, all_of)}


def won_panel(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    seen = _of(request.user, customer).won().select_related("owner").order_by("-won_on", "-pk")
    deals = {f"deal:{deal.pk}": deal for deal in seen}
    worth = dict(_won_tallies(list(deals)).values_list("subject").annotate(sum=Sum("value")))
    rows = [{"deal": deal, "amount": worth.get(key), "day": deal.won_on} for key, deal in deals.items()]
    context = _panel(
        request, customer, seen, Deal.objects.filter(customer=customer).won(), won_amount(request.user, customer)
    )
    rule = _("这家客户赢下的商机，金额按签约日汇率折成本位币，相加。和排行用的是同一笔账。")
    return "deals/_customer_figure.html", {**context, "rows": rows, "rule": rule}


def open_panel(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    seen = _of(request.user, customer).open().select_related("owner", "stage").order_by("-amount", "-pk")
    amount, foreign = in_base(_of(request.user, customer).open())
    rows = [{"deal": deal, "amount": deal.amount, "currency": deal.currency, "day": deal.expected_on} for deal in seen]
    context = _panel(request, customer, seen, Deal.objects.filter(customer=customer).open(), amount)
    rule = _("这家客户还没关闭的商机，预计金额按今天的汇率折成本位币，相加。")
    return "deals/_customer_figure.html", {**context, "rows": rows, "rule": rule, "foreign": foreign}


def next_steps(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """The customer's open deals that this reader may see: the promise that falls due first, then the deals."""
    person, today = request.user, clock.today()
    rows = _of(person, customer).open().select_related("stage", "owner__team")
    deals = list(rows.order_by(F("next_on").asc(nulls_last=True), "-amount", "pk")[: SHOWN + 1])
    stages = list(Stage.objects.in_use()) if deals else []
    for deal in deals:
        order = (deal.stage.order, deal.stage_id)
        # On the customer's own page its name in front of each deal tells nothing.
        deal.called = deal.title.removeprefix(customer.name).lstrip(" ·-—：:") or deal.title
        deal.steps = [(stage.order, stage.pk) <= order for stage in stages]
    first = next((deal for deal in deals if deal.next_on and deal.next_step), None)
    step = Step(first, (first.next_on - today).days) if first else None
    return "deals/_customer_next.html", {
        "deals": deals[:SHOWN], "more": len(deals) > SHOWN, "step": step, "customer": customer,
        "may_open": create.may(person), "may_plan": step is not None and edit.may(person, step.deal),
    }  # fmt: skip


def open_work(person: Any, ids: Iterable[int]) -> dict[int, int]:
    found = Deal.objects.visible_to(person).open().filter(customer_id__in=list(ids)).order_by()
    return dict(found.values_list("customer_id").annotate(n=Count("pk")))


CUSTOMER_FIGURES.plug(CustomerFigure("won", gettext_lazy("已成交"), 10, won_amount, won_panel))
CUSTOMER_FIGURES.plug(CustomerFigure("open", gettext_lazy("在谈"), 20, open_amount, open_panel))
CUSTOMER_ASIDE.plug(Tab("next", gettext_lazy("接下来"), 10, next_steps))
OPEN_WORK.plug(open_work)
