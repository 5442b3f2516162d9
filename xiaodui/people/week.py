"""A person's week day by day and what is planned after it, as his page tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.calendar.hours import spans
from xiaodui.core.calendar.said import hours_said
from xiaodui.core.models import CalendarDay
from xiaodui.people.calendars import calendar_of
from xiaodui.people.models import Person

DAY = timedelta(days=1)
RUNS = 8  # roster entries told after this week


@dataclass(frozen=True)
class Told:
    """`why` is the word beside the hours (请假, 排班, the holiday's name), `tone` that chip's colour."""

    day: date
    hours: str
    why: str = ""
    tone: str = ""
    is_today: bool = False


@dataclass(frozen=True)
class Run:
    """Days on the roster one after another with the same hours."""

    since: date
    until: date
    hours: str

    @property
    def said(self) -> str:
        return hours_said(spans(self.hours))

    @property
    def query(self) -> str:
        """What a dialog about these days begins with."""
        said = {"since": self.since.isoformat(), "until": self.until.isoformat(), "hours": self.hours or _("休")}
        return urlencode(said)


def working_time_of(person: Person) -> dict[str, Any]:
    """This week, absences not over yet, the roster after this week; where his clocks differ, what they show now."""
    calendar, now = calendar_of(person), clock.now()
    there = now.astimezone(calendar.zone)
    today = there.date()
    monday = today - today.weekday() * DAY
    absences = list(person.absences.filter(Q(until=None) | Q(until__gte=monday)).order_by("since", "pk"))
    shifts = dict(person.shifts.filter(day__gte=monday).order_by("day").values_list("day", "hours"))
    names = dict(CalendarDay.objects.filter(day__range=(monday, monday + 6 * DAY)).values_list("day", "name"))

    def told(day: date) -> Told:
        why, tone = names.get(day, ""), "info"
        if day in shifts:
            why, tone = _("排班"), "guard"
        if any(one.since <= day and (one.until is None or day <= one.until) for one in absences):
            why, tone = _("请假"), "due"
        return Told(day, hours_said(calendar.spans_of(day)), why, tone, day == today)

    later = {day: hours for day, hours in shifts.items() if day > monday + 6 * DAY}
    return {
        "week": [told(monday + i * DAY) for i in range(7)], "roster": list(_runs(later))[:RUNS],
        "absences": [one for one in absences if one.until is None or one.until >= today],
        "zone": calendar.zone.key.replace("_", " ") if calendar.zone != company_calendar().zone else "",
        "clock": f"{there:%H:%M}", "is_working": calendar.is_working(now),
    }  # fmt: skip


def _runs(shifts: dict[date, str]) -> Iterator[Run]:
    open_run: Run | None = None
    for day, hours in sorted(shifts.items()):
        if open_run and (day - open_run.until, hours) == (DAY, open_run.hours):
            open_run = Run(open_run.since, day, hours)
            continue
        if open_run:
            yield open_run
        open_run = Run(day, day, hours)
    if open_run:
        yield open_run
