"""Somebody's quiet hours as they stand now, on his own clocks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiaodui.core import spoken
from xiaodui.core.calendar import Calendar
from xiaodui.core.calendar.wall import instant_of
from xiaodui.norms.rules import quiet_ends


@dataclass(frozen=True)
class Quiet:
    """`since` and `until` are values with their clauses; `wall` is what his clocks show; `now` whether it is quiet."""

    since: Any
    until: Any
    calendar: Calendar
    wall: datetime
    now: bool

    @property
    def is_day_off(self) -> bool:
        return not self.calendar.is_workday(self.wall.date())

    @property
    def ends_at(self) -> datetime:
        """The next instant at which it is quiet no longer: after a Friday's night, on Monday."""
        wall = quiet_ends(self.wall.replace(tzinfo=None), self.since.value, self.until.value, self.calendar.is_workday)
        return instant_of(wall, self.calendar.zone)

    @property
    def end_said(self) -> str:
        """08:00, with its day where that isn't simply the next morning."""
        end = self.ends_at.astimezone(self.calendar.zone)
        near = (end.date() - self.wall.date()).days < 2
        return f"{end:%H:%M}" if near else f"{spoken.day(end.date())} {end:%H:%M}"

    @property
    def work_said(self) -> str:
        """When he works again, at the earliest when it is quiet no longer: 3 月 23 日 周一 09:00."""
        begins = self.calendar.rest_ends_at(self.ends_at).astimezone(self.calendar.zone)
        return f"{spoken.day(begins.date())} {begins:%H:%M}"
