"""What the rulebook says of reports to each team: asked once for each, however many people stand in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from xiaodui.core.calendar import Calendar
from xiaodui.governance import rules as rulebook
from xiaodui.reports.rules import DAILY, Span, due_day, instant

PARAMS = {
    "daily_on": "report.daily_on", "daily_by": "report.daily_by", "weekly_on": "report.weekly_on",
    "weekly_by": "report.weekly_by", "weekly_day": "report.weekly_day", "change_by": "report.change_by",
    "members": "report.members", "leaders": "report.leaders", "comment_on": "report.comment_on",
    "comment_by": "report.comment_by", "mates_read": "report.mates_read",
}  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """`daily` and `weekly` are the versions to cite."""

    daily_on: bool
    daily_by: str
    weekly_on: bool
    weekly_by: str
    weekly_day: int
    change_by: str
    members: bool
    leaders: bool
    comment_on: bool
    comment_by: str
    mates_read: bool
    daily: str
    weekly: str

    def asks(self, kind: str) -> bool:
        return self.daily_on if kind == DAILY else self.weekly_on

    def cite(self, kind: str) -> str:
        return self.daily if kind == DAILY else self.weekly

    def due_at(self, span: Span, calendar: Calendar) -> datetime | None:
        """When it is due in this person's calendar; None where he doesn't work."""
        day = due_day(span, calendar.is_workday, self.weekly_day)
        if day is None:
            return None
        return instant(day, self.daily_by if span.kind == DAILY else self.weekly_by, calendar.zone)

    def open_until(self, span: Span, handed_on: date, zone: ZoneInfo) -> datetime:
        """Until when what was handed in may be changed: that hour of its last day, or of the day on which it came."""
        return instant(max(span.end if span.kind == DAILY else handed_on, handed_on), self.change_by, zone)


def rules_for(team: Any) -> Rules:
    """Of one team, the company's for None. A dozen look-ups in memory, no query."""
    said = {name: rulebook.value(code, for_=team) for name, code in PARAMS.items()}
    values = {name: one.value for name, one in said.items()}
    return Rules(**values, daily=said["daily_by"].cite, weekly=said["weekly_by"].cite)


class ByTeam:
    """The rules of each team, asked when it is met first."""

    def __init__(self) -> None:
        self._kept: dict[int | None, Rules] = {}

    def of(self, person: Any) -> Rules:
        if person.team_id not in self._kept:
            self._kept[person.team_id] = rules_for(person.team)
        return self._kept[person.team_id]
