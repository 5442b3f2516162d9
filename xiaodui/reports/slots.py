"""What somebody may write now: today's report, this week's, and what he still owes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from xiaodui.core import clock
from xiaodui.reports.clocks import Clock, clock_of
from xiaodui.reports.models import WorkReport
from xiaodui.reports.rules import DAILY, WEEKLY, Span, span_of

OWED = 3
"""Days for which a missing one stands on Today; later only the list of one's reports shows it."""


@dataclass(frozen=True)
class Slot:
    """`report` is None where nothing was begun and nobody asks."""

    span: Span
    report: WorkReport | None
    clock: Clock | None
    url: str

    @property
    def is_done(self) -> bool:
        return bool(self.report and self.report.handed_in_at)

    @property
    def is_begun(self) -> bool:
        return bool(self.report and self.report.draft)


def write_url(span: Span) -> str:
    return f"{reverse('write-report')}?{urlencode({'kind': span.kind, 'day': span.start.isoformat()})}"


def _slot(span: Span, report: WorkReport | None) -> Slot:
    return Slot(span, report, clock_of(report), write_url(span))


def slots_of(person: Any) -> list[Slot]:
    """Today's, this week's, then what is missing of the last days, oldest first. One query."""
    today = clock.today()
    since = today - timedelta(days=7 + OWED)
    rows = list(WorkReport.objects.visible_to(person).filter(person=person, start__gte=since).order_by("start", "pk"))
    by_span = {one.span: one for one in rows}
    now = [span_of(DAILY, today), span_of(WEEKLY, today)]
    owed = [one for one in rows if one.is_missing and one.span not in now and (today - one.end).days <= OWED]
    return [*(_slot(span, by_span.get(span)) for span in now), *(_slot(one.span, one) for one in owed)]
