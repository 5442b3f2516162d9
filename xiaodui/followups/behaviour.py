"""What a customer did, month by month: talked, met, replied, ordered. Read from the journal alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.followups.verbs import FOLLOWED_UP, FOLLOWUP_CORRECTED, FOLLOWUP_WITHDRAWN
from xiaodui.journal import Fact, key_of

MONTHS = 6
MOST_FACTS = 2000
LOGGED = (FOLLOWED_UP.name, FOLLOWUP_CORRECTED.name)
KINDS = (("call", _("通话")), ("visit", _("见面")), ("message", _("回复")), ("order", _("下单")))
ORDERED, ORDER_UNDONE = "deal.won", "deal.reopened"
"""A room above records them; here they are words in the journal."""
VERBS = (*LOGGED, FOLLOWUP_WITHDRAWN.name, ORDERED, ORDER_UNDONE)


@dataclass(frozen=True)
class Trend:
    """`counts` stand in the order of `months`; `share` of each is for a bar, of the highest of all kinds."""

    label: Any
    counts: tuple[int, ...]
    shares: tuple[Decimal, ...]

    @property
    def bars(self) -> list[tuple[int, Decimal]]:
        return list(zip(self.counts, self.shares, strict=True))


def months_until(today: date, count: int = MONTHS) -> list[date]:
    """The first days of the last months, this one included."""
    firsts = [today.replace(day=1)]
    while len(firsts) < count:
        first = firsts[0]
        firsts.insert(0, date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1))
    return firsts


def trends(customer: Any) -> tuple[list[date], list[Trend]]:
    """Kinds of which there was something; for who sees the customer. One query, at most MOST_FACTS facts."""
    months = months_until(clock.today())
    since = clock.noon(months[0])
    rows = Fact.objects.filter(within=key_of(customer), verb__in=VERBS, happened_at__gte=since).order_by("-pk")
    facts = sorted(rows[:MOST_FACTS], key=lambda fact: fact.pk)
    found = counted(facts)
    most = max(found.values(), default=0)
    lines = [
        Trend(label, counts, tuple(Decimal(n) / most for n in counts))
        for kind, label in KINDS
        if any(counts := tuple(found[kind, first] for first in months))
    ]
    return months, lines


def counted(facts: Sequence[Any]) -> Counter[tuple[str, date]]:
    """How often each kind happened in the month that begins so; what was corrected or undone counts as it stands."""
    last: dict[str, tuple[str, datetime] | None] = {}
    for fact in facts:
        at = last[fact.subject][1] if last.get(fact.subject) else fact.happened_at  # type: ignore[index]
        last[fact.subject] = _kind_of(fact) and (_kind_of(fact), at)  # type: ignore[assignment]
    return Counter((one[0], clock.day_of(one[1]).replace(day=1)) for one in last.values() if one)


def _kind_of(fact: Any) -> str:
    """ "" for what doesn't stand, or wasn't the customer's doing."""
    if fact.verb == ORDERED:
        return "order"
    if fact.verb not in LOGGED:
        return ""
    channel, why = fact.detail["channel"], fact.detail["why"]
    if channel == "visit":
        return "visit" if why != "unconfirmed" else ""
    if not fact.detail["answered"] or why in ("unanswered", "unreplied", "dead"):
        return ""
    return "call" if channel == "call" else "message"
