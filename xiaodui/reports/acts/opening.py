"""The system asks: whose report is due on a day, in time for a reminder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from xiaodui.core import clock
from xiaodui.people.calendars import calendars_of
from xiaodui.reports import deadlines
from xiaodui.reports.acts.telling import say
from xiaodui.reports.asking import due_of, reporters
from xiaodui.reports.clauses import ByTeam
from xiaodui.reports.models import WorkReport
from xiaodui.reports.rules import DAILY, WEEKLY, Span, span_of
from xiaodui.reports.verbs import REPORT_EXCUSED

CHUNK = 400


@dataclass(frozen=True)
class Wanted:
    person: Any
    due_at: datetime
    cite: str


def ask(day: date, ids: Iterable[int] | None = None) -> int:
    """Open what these people (all, without `ids`) have to hand in on `day`, and let go of what is wanted no longer: who
    is on leave now, whom the clause no longer means. How many are new. As things are now, so the same however often it
    runs; a dozen queries a kind."""
    people = list(reporters() if ids is None else reporters().filter(pk__in=list(ids)))
    concerned = {one.pk for one in people} | set(ids or ())
    calendars, rules, found = calendars_of(one.pk for one in people), ByTeam(), 0
    for kind in (DAILY, WEEKLY):
        span, wanted, today = span_of(kind, day), set(), {}
        for person in people:
            said = rules.of(person)
            due = due_of(person, span, said, calendars[person.pk])
            if due is not None:
                wanted.add(person.pk)
                if due.astimezone(calendars[person.pk].zone).date() == day:
                    today[person.pk] = Wanted(person, due, said.cite(kind))
        with transaction.atomic():
            found += _open(span, today)
            _let_go(span, concerned if ids is not None else None, wanted)
    return found


def _open(span: Span, wanted: dict[int, Wanted]) -> int:
    """Those that come while there is still time; what was handed in unasked stays so."""
    now = clock.now()
    coming = {pk: one for pk, one in wanted.items() if one.due_at > now}
    there = {one.person_id: one for one in WorkReport.objects.about(span).filter(person__in=coming)}
    fresh = [
        WorkReport(person=one.person, team_id=one.person.team_id, kind=span.kind, start=span.start, end=span.end,
                   asked=True, due_at=one.due_at, cite=one.cite)
        for pk, one in coming.items() if pk not in there
    ]  # fmt: skip
    WorkReport.objects.bulk_create(fresh, batch_size=CHUNK, ignore_conflicts=True)
    begun = [pk for pk, one in there.items() if not one.asked and one.handed_in_at is None]
    for pk in begun:
        WorkReport.objects.filter(pk=there[pk].pk, asked=False, handed_in_at=None).update(
            asked=True, due_at=coming[pk].due_at, cite=coming[pk].cite, missed_at=None
        )
    new = [one.person_id for one in fresh] + begun
    rows = WorkReport.objects.about(span).filter(person__in=new, asked=True).select_related("person")
    deadlines.ask_for(span.kind, list(rows))
    return len(new)


def _let_go(span: Span, concerned: set[int] | None, wanted: set[int]) -> None:
    """Before its instant nothing was counted, so nothing is taken back."""
    rows = WorkReport.objects.about(span).missing().filter(missed_at=None, due_at__gt=clock.now())
    for one in rows if concerned is None else rows.filter(person__in=concerned):
        if one.person_id not in wanted:
            excuse(one)


def excuse(report: WorkReport, by: Any = None) -> bool:
    """It isn't asked for any more; a miss that was counted is taken back. In the caller's transaction."""
    missed = report.missed_at
    rows = WorkReport.objects.filter(pk=report.pk, missed_at=missed).missing()
    if not rows.update(asked=False, due_at=None, missed_at=None, version=F("version") + 1):
        return False
    if missed is not None:
        say(REPORT_EXCUSED, report, by)
    deadlines.let_go(report)
    return True
