"""In whose working time a promise runs, and who has it in hand.

The promiser's own calendar counts. Days away rest, unless a deputy stands in: then work goes on, and so does the clock.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.core.calendar.hours import spans
from xiaodui.deadlines.kinds import DeadlineKind
from xiaodui.people.calendars import AHEAD, PAST, calendars_of, deputies_of
from xiaodui.people.models import Absence, Delegation, Shift

Spans = list[tuple[date, date]]


class Clocks:
    """Calendars of these people for their promises, read when first asked for: three queries for any number of people,
    three more when somebody is or will be away and has asked a deputy."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._ids = sorted(set(ids))

    def of(self, pk: int, kind: DeadlineKind) -> Calendar:
        """What is personal rests on every day away."""
        return self._own[pk] if kind.personal else self._worked[pk]

    @cached_property
    def _own(self) -> dict[int, Calendar]:
        return calendars_of(self._ids)

    @cached_property
    def _worked(self) -> dict[int, Calendar]:
        """With the days away on which a deputy stands in as working days."""
        stood_in = _days_stood_in(self._ids)
        hours = (
            {(one.person_id, one.day): one.hours for one in Shift.objects.filter(person_id__in=stood_in)}
            if stood_in
            else {}
        )
        found = dict(self._own)
        for pk, days in stood_in.items():
            own = {day: given for day, given in found[pk].days.items() if day not in days}
            own |= {day: spans(hours[pk, day]) for day in days if (pk, day) in hours}
            found[pk] = replace(found[pk], days=own)
        return found


def holders_of(ids: Iterable[int], day: date) -> dict[int, int]:
    """Who has the promises of these people in hand on `day`, by the id of who is away and has a deputy."""
    return {pk: deputy.pk for pk, deputy in deputies_of(ids, day).items()}


def _days_stood_in(ids: list[int]) -> dict[int, set[date]]:
    """By person, the days away on which an active deputy, who is there himself, stands in."""
    first, last = clock.today() - PAST, clock.today() + AHEAD
    away = _spans_of(ids, first, last)
    if not away:
        return {}
    given = Delegation.objects.filter(giver_id__in=away, deputy__is_active=True, since__lte=last)
    lent = list(
        given.filter(Q(until=None) | Q(until__gte=first)).values_list("giver_id", "deputy_id", "since", "until")
    )
    gone = _spans_of((one[1] for one in lent), first, last)
    found: dict[int, set[date]] = defaultdict(set)
    for giver, deputy, since, until in lent:
        there = _days([(max(since, first), min(until or last, last))]) - _days(gone.get(deputy, []))
        found[giver] |= there & _days(away[giver])
    return {pk: days for pk, days in found.items() if days}


def _spans_of(ids: Iterable[int], first: date, last: date) -> dict[int, Spans]:
    """Days away of these people."""
    found: dict[int, Spans] = defaultdict(list)
    near = Absence.objects.filter(Q(until=None) | Q(until__gte=first), person_id__in=set(ids), since__lte=last)
    for pk, since, until in near.values_list("person_id", "since", "until"):
        found[pk].append((max(since, first), min(until or last, last)))
    return found


def _days(given: Spans) -> set[date]:
    return {first + timedelta(days=i) for first, last in given for i in range((last - first).days + 1)}
