"""Moments that people mean: in an hour, when quiet hours are over, tomorrow at nine, the next working day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.calendar.wall import instant_of
from xiaodui.core.refusal import Invalid
from xiaodui.norms.looks import quiet_hours
from xiaodui.people.calendars import calendar_of

NINE = time(9)
SOON = {"20m": timedelta(minutes=20), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}
LABELS = {
    "awake": _("免打扰一过"), "20m": _("20 分钟后"), "1h": _("1 小时后"), "3h": _("3 小时后"), "tomorrow": _("明天 9:00"),
    "workday": _("下个工作日 9:00"), "own": _("自己定"),
}  # fmt: skip
FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Moment:
    key: str
    label: Any
    at: datetime


def moments(person: Any, keys: Sequence[str]) -> list[Moment]:
    """Those of them that are different instants (the end of the quiet hours only within them), with their instants on his clocks."""
    found: dict[datetime, Moment] = {}
    for key in keys:
        if key == "awake" and not quiet_hours(person).now:
            continue
        try:
            at = moment(person, key)
        except Invalid:
            continue  # he is away for longer than a year
        found.setdefault(at, Moment(key, LABELS[key], at))
    return list(found.values())


def moment(person: Any, key: str, day: date | None = None, hour: time | None = None) -> datetime:
    """The instant. Raises Invalid for one's own without a day, one that has passed, or one further than a year."""
    now = clock.now()
    if key in SOON:
        return now + SOON[key]
    if key == "awake":
        return _within_a_year(quiet_hours(person).ends_at, now)
    calendar = calendar_of(person) if person is not None else None
    zone = calendar.zone if calendar else clock.zone()
    today = now.astimezone(zone).date()
    if key == "tomorrow":
        day, hour = today + timedelta(days=1), NINE
    elif key == "workday":
        day, hour = (calendar.add_workdays(today, 1) if calendar else today + timedelta(days=1)), NINE
    if day is None:
        raise Invalid({"day": [_("选一天，或者点上面现成的时间。")]})
    at = instant_of(datetime.combine(day, hour or NINE), zone)
    if at <= now:
        raise Invalid({"day" if hour is None else "hour": [_("这个时间已经过去了，选一个以后的。")]})
    return _within_a_year(at, now)


def _within_a_year(at: datetime, now: datetime) -> datetime:
    if at > now + FURTHEST:
        raise Invalid({"day": [_("最远到一年以后，选近一些的。")]})
    return at
