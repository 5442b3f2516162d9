"""Sums of deals by lane, in the base currency, and a tag that changes when a lane does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.db.models import BigIntegerField, Count, F, Q, Sum, Value

from xiaodui.core.exact import ExactSum
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
    stand in other currencies. `stuck` says which of the open deals have stayed too long.

    The tag sums ids, versions and days won: every move, edit, end or change of hands shows in it.
    """
    try:
        return _by_lane(deals, since, stuck, Sum)
    except OperationalError as error:
        if "overflow" not in str(error):
            raise
        # Beyond 922 trillion SQLite adds by halves: as right, and half as fast again.
        return _by_lane(deals, since, stuck, ExactSum)


def _by_lane(deals: Any, since: date, stuck: Q, added: Any) -> dict[Any, Total]:
    # Two index walks in one statement: an OR over both would read all that was ever closed, and without `won()` (the
    # condition of the partial index, word for word) SQLite would not see that the index fits.
    # What is won can't be stuck; to ask would look up each row.
    none = Value(0, BigIntegerField())
    won = _sums(deals.won().filter(won_on__gte=since), none, Sum(none), added)
    return _added(list(_sums(deals.open(), F("stage_id"), Count("pk", filter=stuck), added).union(won, all=True)))


def _sums(deals: Any, lane: Any, stuck: Any, added: Any) -> Any:
    grouped = deals.annotate(lane=lane).order_by().values("lane", "currency")
    sums = {"worth": added("amount"), "ids": Sum("pk"), "versions": Sum("version")}
    return grouped.annotate(n=Count("pk"), **sums, stuck=stuck)


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


def worth_of(amounts: Iterable[tuple[str, Decimal]]) -> tuple[Decimal | None, dict[str, Decimal]]:
    """What (currency, amount) pairs are worth together at today's rates, None without any; apart, what has no rate.

    Rounded once a currency.
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for code, amount in amounts:
        sums[code] += amount
    rates = _rates(sums.keys() - {settings.BASE_CURRENCY})
    known = [(worth * rates[code]).quantize(CENT, ROUND_HALF_UP) for code, worth in sums.items() if code in rates]
    return (sum(known, Decimal(0)) if sums else None), {
        code: worth for code, worth in sums.items() if code not in rates
    }


def _rates(currencies: set[str]) -> dict[str, Decimal]:
    """Today's rates; what is open has no day of its own yet."""
    rates = {settings.BASE_CURRENCY: Decimal(1)}
    if currencies:
        from xiaodui.core import clock

        known = Rate.objects.filter(currency__in=currencies, since__lte=clock.today()).order_by("since")
        rates.update(known.values_list("currency", "rate"))
    return rates
