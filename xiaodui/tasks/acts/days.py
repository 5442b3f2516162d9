"""From a day that somebody named to the instant at which the thing is due."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.calendar.wall import instant_of
from xiaodui.core.refusal import Invalid
from xiaodui.people.calendars import calendar_of

FREE_DAY_ENDS = time(18)


def due_of(person: Any, on: date | None, at: time | None = None) -> datetime | None:
    """The instant, in this person's calendar and on his clocks. A day alone lasts until his working hours end; one on
    which he doesn't work until six; one whose hours are over already until midnight."""
    if on is None:
        return None
    calendar = calendar_of(person)
    if at is not None:
        return instant_of(datetime.combine(on, at), calendar.zone)
    ends = [end for _begin, end in calendar.working_spans(on)]
    due = ends[-1] if ends else instant_of(datetime.combine(on, FREE_DAY_ENDS), calendar.zone)
    if due <= clock.now():
        midnight = instant_of(datetime.combine(on + timedelta(days=1), time()), calendar.zone)
        return max(due, midnight - timedelta(minutes=1))
    return due


def check_to_come(due_at: datetime | None, on: date | None, at: time | None) -> None:
    """Nothing is asked for a moment that has passed."""
    if at is not None and on is None:
        raise Invalid({"due_on": [_("写了几点，也要选哪一天。")]})
    if due_at is not None and due_at <= clock.now():
        name = "due_on" if at is None else "due_time"
        raise Invalid({name: [_("这个时间已经过去了，选一个以后的。")]})
