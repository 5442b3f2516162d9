"""Sums of deals by lane, in the base currency, and a tag that changes when a lane does."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Count, F, Q, Sum, Value

from xiaodui.core.models import Rate
from xiaodui.core.money import CENT, ROUND_HALF_UP

WON = "won"


@dataclass
class Total:
    """`foreign` holds sums for which no rate is known: shown beside, never guessed."""

    count: int = 0
    stuck: int = 0
    amount: Decimal = Decimal(0)
    foreign: dict[str, Decimal] = field(default_factory=dict)
    tag: str = ""


def by_lane(deals: Any, since: date, stuck: Q) -> dict[Any, Total]:
    """Totals of open deals by stage id and, under WON, of those won since `since`. One query, plus one where amounts
    stand in other currencies. `stuck` says which open deals have stayed too long.

    The tag sums ids, versions and days won: every move, edit, end or change of hands shows in it.
    """
    # Two index walks in one statement: an OR over both would read all that was ever closed, and without `won()` (the
    # condition of the partial index, word for word) SQLite would not see that the index fits.
    # What is won can't be stuck; to ask would look up each row.
    none = Value(0, BigIntegerField())
    won = _sums(deals.won().filter(won_on__gte=since), none, Sum(none))
    return _added(list(_sums(deals.open(), F("stage_id"), Count("pk", filter=stuck)).union(won, all=True)))


def _sums(deals: Any, lane: Any, stuck: Any) -> Any:
    grouped = deals.annotate(lane=lane).order_by().values("lane", "currency")
    return grouped.annotate(n=Count("pk"), worth=Sum("amount"), ids=Sum("pk"), versions=Sum("version"), stuck=stuck)


def _added(rows: list[dict[str, Any]]) -> dict[Any, Total]:
    rates = _rates({row["currency"] for row in rows} - {settings.BASE_CURRENCY})
    totals: dict[Any, Total] = defaultdict(Total)
    for row in sorted(rows, key=lambda row: str(row["currency"])):
        total = totals[row["lane"] or WON]
        total.count += row["n"]
        total.stuck += row["stuck"]
        total.tag += f"{row['n']}.{row['ids']}.{row['versions']}-"
        rate = rates.get(row["currency"])
        if rate is None:
            total.foreign[row["currency"]] = row["worth"]
        else:
            total.amount += (row["worth"] * rate).quantize(CENT, ROUND_HALF_UP)
    return totals


def in_base(deals: Any) -> tuple[Decimal | None, dict[str, Decimal]]:
    """What these deals are worth together at today's rates, None without any; apart, what has no rate."""
    rows = list(deals.order_by().values_list("currency").annotate(worth=Sum("amount")))
    rates = _rates({currency for currency, _worth in rows} - {settings.BASE_CURRENCY})
    known = [(worth * rates[code]).quantize(CENT, ROUND_HALF_UP) for code, worth in rows if code in rates]
    return (sum(known, Decimal(0)) if rows else None), {code: worth for code, worth in rows if code not in rates}


def _rates(currencies: set[str]) -> dict[str, Decimal]:
    """Today's rates; what is open has no day of its own yet."""
    rates = {settings.BASE_CURRENCY: Decimal(1)}
    if currencies:
        from xiaodui.core import clock

        known = Rate.objects.filter(currency__in=currencies, since__lte=clock.today()).order_by("since")
        rates.update(known.values_list("currency", "rate"))
    return rates
