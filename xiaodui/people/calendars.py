"""When a person works, and who stands in for him on the days when he doesn't."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, F, OuterRef, Q, Value

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar, Hours, Span
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.calendar.hours import spans
from xiaodui.people.models import Absence, Delegation, Person, Shift
from xiaodui.people.models.role import holding

PAST, AHEAD = timedelta(days=92), timedelta(days=400)
Days = dict[date, tuple[Span, ...]]
_spans = lru_cache(maxsize=512)(spans)


def calendar_of(person: Person | int, *, since: date | None = None, until: date | None = None) -> Calendar:
    """One person's working time; see `calendars_of`. KeyError for nobody's id."""
    pk = person if isinstance(person, int) else person.pk
    return calendars_of([pk], since=since, until=until)[pk]


def calendars_of(ids: Iterable[int], *, since: date | None = None, until: date | None = None) -> dict[int, Calendar]:
    """Working time by person id: the company's days on his own clocks, his week, his shifts, his days away.

    Two queries however many people (and the company's two when its calendar isn't at hand). Shifts and days away are
    read from `since` (three months back) to `until` (thirteen months ahead); outside only week and holidays count,
    so a clock runs on even for who is away without an end.
    """
    wanted, today, company = sorted(set(ids)), clock.today(), company_calendar()
    own = _own_days(wanted, since or today - PAST, until or today + AHEAD)
    people = Person.objects.filter(pk__in=wanted)
    return {
        pk: replace(
            company, hours=week_of(usual, weekly, company.hours), days=own.get(pk, {}),
            zone=ZoneInfo(zone) if zone else company.zone,
        )
        for pk, zone, usual, weekly in people.values_list(
            "pk", "time_zone", "own_hours__usual", "own_hours__weekly"
        )
    }  # fmt: skip


def week_of(usual: str | None, weekly: Mapping[str, str] | None, company: Hours) -> Hours:
    """A person's week. One with usual hours of its own stands alone; else only the weekdays it names differ."""
    if usual:
        return Hours.read(usual, **(weekly or {}))
    return replace(company, weekly={**company.weekly, **Hours.read("", **weekly).weekly}) if weekly else company


def _own_days(ids: list[int], since: date, until: date) -> dict[int, Days]:
    """Hours of single days. Who is away is away, whatever the roster says."""
    found: dict[int, Days] = defaultdict(dict)
    for pk, first, last, hours in _rows(ids, since, until):
        if hours is not None:
            found[pk].setdefault(first, _spans(hours))
            continue
        for day in _each(max(first, since), min(last or until, until)):
            found[pk][day] = ()
    return found


def _rows(ids: list[int], since: date, until: date) -> Any:
    """(person, first day, last day, hours) of shifts, and of absences without hours; one query."""
    shifts = Shift.objects.filter(person_id__in=ids, day__range=(since, until)).annotate(last=F("day"))
    away = Absence.objects.filter(Q(until=None) | Q(until__gte=since), person_id__in=ids, since__lte=until)
    absences = away.annotate(hours=Value(None, CharField())).values_list("person_id", "since", "until", "hours")
    return shifts.values_list("person_id", "day", "last", "hours").union(absences, all=True)


def _each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


def deputy_of(person: Person | int, day: date) -> Person | None:
    """Who stands in for him on `day`; None when he is there, or asked nobody."""
    pk = person if isinstance(person, int) else person.pk
    return deputies_of([pk], day).get(pk)


def deputies_of(ids: Iterable[int], day: date) -> dict[int, Person]:
    """Deputies, by the id of who is away on `day`: of several the newest who is there himself. One query."""
    away, gone = (
        Absence.objects.filter(holding(day), person_id=OuterRef(f"{whose}_id")) for whose in ("giver", "deputy")
    )
    given = Delegation.objects.filter(
        Exists(away), ~Exists(gone), holding(day), giver_id__in=sorted(set(ids)), deputy__is_active=True
    )
    return {one.giver_id: one.deputy for one in given.select_related("deputy").order_by("pk")}
