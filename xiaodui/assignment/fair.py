"""Who of a team got how many chances in a period, and whether that is more than chance; published figures alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q

from xiaodui.assignment.measures import WORTH
from xiaodui.assignment.rules.fairness import Verdict, fairness, gini
from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.measures.asking import tallies
from xiaodui.measures.period import Period
from xiaodui.people.models import Absence, Membership, Person, Team

MOST_PEOPLE = 200
"""More than these are no team whose members compare themselves; a part of them is asked for."""
ONE = Fraction(1)


@dataclass(frozen=True)
class Row:
    person: Person
    count: int
    worth: int
    days: int
    share: float
    """Of the largest count, for the bar."""
    is_me: bool


@dataclass(frozen=True)
class Fair:
    """`by_count` and `by_worth` say how often chance alone gives as much; the Gini coefficients are of chances a day."""

    rows: list[Row]
    total: int
    by_count: Verdict
    by_worth: Verdict
    gini_count: Decimal
    gini_worth: Decimal

    @property
    def is_chance(self) -> bool:
        return self.by_count.is_chance and self.by_worth.is_chance


def fair(reader: Any, team: Team, period: Period) -> Fair | None:
    """None where the team has more people than compare themselves. Five queries."""
    there = days_there(team, period)
    if len(there) > MOST_PEOPLE:
        return None
    got: dict[int, list[Fraction]] = defaultdict(list)
    for pk, value in tallies(WORTH, reader, period, team).values_list("person_id", "value"):
        if pk in there:
            got[pk].append(Fraction(value))
    counted = {pk: [ONE] * len(some) for pk, some in got.items()}
    people = Person.objects.visible_to(reader).select_related("team").in_bulk(there)
    most = max([len(some) for some in got.values()], default=0) or 1
    rows = [
        Row(people[pk], len(got[pk]), int(sum(got[pk])), days, len(got[pk]) / most, pk == reader.pk)
        for pk, days in there.items() if pk in people
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row.count, -row.worth, row.person.initials))
    return Fair(
        rows, sum(row.count for row in rows), fairness(counted, there), fairness(got, there),
        _a_day(rows, "count"), _a_day(rows, "worth"),
    )  # fmt: skip


def _a_day(rows: Iterable[Row], name: str) -> Decimal:
    found = gini([Fraction(getattr(row, name), row.days) for row in rows if row.days])
    return Decimal(float(found)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def days_there(team: Team, period: Period) -> dict[int, int]:
    """By person who sells and was in the team or under it: working days so far on which he was neither elsewhere nor
    away. Two queries."""
    end = min(period.end, clock.today())
    if end < period.start:
        return {}
    calendar = company_calendar()
    inside = Membership.objects.filter(team__path__startswith=team.path, since__lte=end, person__sells=True)
    spans = inside.filter(Q(until=None) | Q(until__gt=period.start)).values_list("person_id", "since", "until")
    worked: dict[int, set[date]] = defaultdict(set)
    workdays = [day for day in _each(period.start, end) if calendar.is_workday(day)]
    for pk, since, until in spans:
        worked[pk] |= {day for day in workdays if since <= day and (until is None or day < until)}
    away = Absence.objects.filter(Q(until=None) | Q(until__gte=period.start), person_id__in=worked, since__lte=end)
    for pk, since, until in away.values_list("person_id", "since", "until"):
        worked[pk] -= {day for day in workdays if since <= day and (until is None or day <= until)}
    return {pk: len(days) for pk, days in worked.items()}


def _each(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def comparable(reader: Any) -> list[Team]:
    """Teams in which at least two sell, so that there is something to compare; from the whole company down."""
    paths = [path for path in Person.objects.active().selling().values_list("team__path", flat=True) if path]
    return [
        team for team in Team.objects.visible_to(reader).standing()
        if 2 <= sum(path.startswith(team.path) for path in paths) <= MOST_PEOPLE
    ]  # fmt: skip
