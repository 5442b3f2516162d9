"""This installation's calendar, read from its tables."""

import time
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.conf import settings

from .hours import Hours
from .rules import Calendar

LIFE = 20.0  # seconds after which a process looks whether another one edited the tables
_cached: tuple[float, Calendar] | None = None


def company_calendar(zone: ZoneInfo | None = None) -> Calendar:
    """Working days and hours of the company, on the wall clock of ``zone`` (a person's; else the company's).

    At most two queries in ``LIFE`` seconds a process; who edits the tables calls ``forget``.
    """
    global _cached
    if _cached is None or time.monotonic() - _cached[0] > LIFE:
        from xiaodui.core.models.calendar import CalendarDay, WorkingHours

        week = WorkingHours.objects.first()
        hours = Hours.read(week.usual, **week.weekly) if week else first_hours()
        _cached = (time.monotonic(), Calendar(dict(CalendarDay.objects.values_list("day", "is_workday")), hours))
    return replace(_cached[1], zone=zone or ZoneInfo(settings.TIME_ZONE))


def forget() -> None:
    """Read the tables anew at the next question. Other processes follow within ``LIFE``."""
    global _cached
    _cached = None


def first_hours() -> Hours:
    """What holds until the company sets its hours: `XIAODUI_WORKING_HOURS`, else office hours."""
    return Hours.read(settings.WORKING_HOURS) if settings.WORKING_HOURS else Hours()
