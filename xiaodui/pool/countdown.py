"""How long protection still lasts, as heads, lists and Today show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.spoken import day
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.reckoning import last_day
from xiaodui.pool.rules.protection import days_left, share_left

SOON, LAST = 7, 3
WHYS = {
    "owned": gettext_lazy("从归他那天算起"), "followed": gettext_lazy("最近一次有效跟进延到这天"),
    "quoted": gettext_lazy("报了价，从报价那天算起"), "won": gettext_lazy("签了约，合同结束后再保护一阵"),
    "no-deal": gettext_lazy("到这天还没成单就回公海"),
}  # fmt: skip


@dataclass(frozen=True)
class Countdown:
    """`state`: calm, soon (a week), last (three days), over. `days` counts whole days after today."""

    row: Protection
    days: int
    share: float
    state: str

    @property
    def why(self) -> Any:
        return WHYS[self.row.why]

    @property
    def last_said(self) -> str:
        return day(last_day(self.row.until), weekday=False)

    @property
    def began_said(self) -> str:
        return day(clock.day_of(self.row.began_at), weekday=False)

    @property
    def said(self) -> str:
        return said(self.days)

    @property
    def big(self) -> int:
        """Days with today among them, as a calendar counts them."""
        return max(self.days + 1, 0)


def said(days: int) -> str:
    if days < 0:
        return _("保护期过了")
    return _("今天到期") if days == 0 else _("还剩 %(n)s 天") % {"n": days}


def state_of(days: int) -> str:
    return "over" if days < 0 else "last" if days < LAST else "soon" if days <= SOON else "calm"


def countdown(row: Protection) -> Countdown:
    now = clock.now()
    days = days_left(row.until, now, clock.zone())
    return Countdown(row, days, share_left(row.began_at, row.until, now), state_of(days))


def of_customer(person: Any, customer: Any) -> Countdown | None:
    row = Protection.objects.visible_to(person).filter(customer=customer).first()
    return countdown(row) if row else None


def ending(person: Any, days: int = SOON) -> Any:
    """His own that end within so many days, or are over and still with him; the nearest first."""
    by = clock.now() + timedelta(days=days)
    rows = Protection.objects.visible_to(person).filter(person=person, until__lte=by)
    return rows.select_related("customer").order_by("until", "pk")


@dataclass(frozen=True)
class Mark:
    """A chip beside a name in a list."""

    text: str
    tone: str


def marks(person: Any, ids: Sequence[int], asked: Any = None) -> dict[int, list[Mark]]:
    """Beside each that ends within the week, or is over; and beside what waits in a pool. Two queries."""
    now, zone = clock.now(), clock.zone()
    soon = now + timedelta(days=SOON + 1)
    rows = Protection.objects.visible_to(person).filter(customer_id__in=ids, until__lte=soon)
    found: dict[int, list[Mark]] = {}
    for pk, until in rows.values_list("customer_id", "until"):
        days = days_left(until, now, zone)
        found[pk] = [Mark(said(days), "late" if days < LAST else "due")]
    return found | {pk: [Mark(_("在公海"), "line")] for pk in _waiting(set(ids) - set(found))}


def _waiting(ids: Iterable[int]) -> Iterable[int]:
    return Place.objects.filter(customer_id__in=list(ids)).values_list("customer_id", flat=True)
