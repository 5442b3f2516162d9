"""How much time a report still has, for the ring beside it; said as every promise says it."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.deadlines.face import short, until
from xiaodui.reports.models import WorkReport

RUNS = timedelta(hours=9)
"""A ring is full when it begins to run: about a working day before it is due."""
SOON = timedelta(hours=2)


@dataclass(frozen=True)
class Clock:
    """`state`: calm, due, late, kept; "" where nobody asks."""

    state: str
    share: Decimal
    said: str


def clock_of(report: WorkReport | None) -> Clock | None:
    """None where there is nothing to run out. No query."""
    if report is None or not report.asked or report.due_at is None:
        return None
    if report.handed_in_at:
        return Clock("" if report.is_late else "kept", Decimal(1), _("晚交") if report.is_late else _("准时"))
    now = clock.now()
    left = report.due_at - now
    if left <= timedelta():
        return Clock("late", Decimal(1), _("晚了 %(span)s") % {"span": short(-left)})
    gone = Decimal(1) - min(Decimal(left / RUNS), Decimal(1))
    return Clock("due" if left < SOON else "calm", gone.quantize(Decimal("0.001")), until(report.due_at, now))
