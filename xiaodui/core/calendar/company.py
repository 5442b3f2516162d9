"""This installation's calendar, read from its table."""

import time
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings

from .hours import Hours
from .rules import Calendar

LIFE = 20.0  # seconds after which a process looks whether another one edited the table
_cached: tuple[float, dict[date, bool]] | None = None


def company_calendar(zone: ZoneInfo | None = None) -> Calendar:
    """Working days of the company, hours on the wall clock of ``zone`` (a person's; else the company's).

    At most one query in ``LIFE`` seconds a process; who edits the table calls ``forget``.
    """
    global _cached
    if _cached is None or time.monotonic() - _cached[0] > LIFE:
        from xiaodui.core.models.calendar import CalendarDay

        _cached = (time.monotonic(), dict(CalendarDay.objects.values_list("day", "is_workday")))
    return replace(_plain(), exceptions=_cached[1], zone=zone or ZoneInfo(settings.TIME_ZONE))


def forget() -> None:
    """Read the table anew at the next question. Other processes follow within ``LIFE``."""
    global _cached
    _cached = None


def _plain() -> Calendar:
    hours = getattr(settings, "WORKING_HOURS", None)  # "09:00-12:00, 13:30-18:00", or a dict of Hours.read
    if not hours:
        return Calendar()
    return Calendar(hours=Hours.read(hours) if isinstance(hours, str) else Hours.read(**hours))
