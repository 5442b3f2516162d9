"""What a demo company's lives share: its calendar, its dice, its people and what they know of each other."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.core.calendar.company import company_calendar
from xiaodui.core.calendar.filling import load_chinese_days
from xiaodui.demo.names.cast import Colleague

FREE_DAY = (timedelta(hours=8, minutes=40), timedelta(hours=11, minutes=40))
"""When somebody works on a day off, if at all."""


@dataclass
class World:
    """`people` and `teams` by login and key; `about` says how each one works. `password` is everybody's."""

    seed: int
    password: str
    calendar: Calendar
    now: datetime
    days: list[date]
    people: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Colleague] = field(default_factory=dict)
    teams: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    """What one life leaves for another, by the life's name."""

    @property
    def today(self) -> date:
        return self.days[-1]

    @property
    def owner(self) -> Any:
        return self.people["laozhou"]

    def dice(self, *what: Any) -> Random:
        """Dice for one purpose ("selling", day): a new life never changes how another's fall."""
        return Random(":".join(map(str, (self.seed, *what))))

    def number(self, day: date) -> int:
        """The place of the day from the first one; dice are thrown for it, so a date shift changes no content."""
        return self.days.index(day)

    def sellers(self) -> list[str]:
        """Logins of those who are here and sell."""
        return [login for login in self.people if self.about[login].sells]

    def region_of(self, login: str) -> str:
        team = self.people[login].team
        return "south" if team.path.startswith(self.teams["south"].path) else "east"

    def talking_in(self, room: Any, at: datetime) -> Any:
        """A clock at that instant, or at the last thing said there where that came later: a room reads in its order."""
        room.refresh_from_db(fields=["last_at"])
        return clock.at(max(at, room.last_at or at))

    def leader_of(self, login: str) -> Any:
        """The one who leads his team now."""
        return next(p for p in self.people.values() if p.pk == self.people[login].team.leader_id)

    def moment(self, dice: Random, day: date, share: float | None = None) -> datetime:
        """An instant in working hours (a free day has a morning): when `share` of the day is gone, else by chance."""
        spans = list(self.calendar.working_spans(day)) or [_shift(day)]
        left = sum((end - begin for begin, end in spans), timedelta()) * (dice.random() if share is None else share)
        for begin, end in spans:
            if left < end - begin:
                return _to_second(begin + left)
            left -= end - begin
        return _to_second(spans[-1][1])

    def later(self, day: date, workdays: int) -> date:
        return self.calendar.add_workdays(day, workdays)

    def is_month_end(self, day: date) -> bool:
        """One of the last three working days of the month."""
        return self.calendar.nth_workday_of_month(day).left < 3


def _to_second(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(microsecond=0)


def _shift(day: date) -> tuple[datetime, datetime]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=clock.zone())
    begin, end = FREE_DAY
    return midnight + begin, midnight + end


def new_world(seed: int, days: int, password: str) -> World:
    """The last `days` working days up to today; today is one of them even when it is free. Fills the calendar."""
    now, today = clock.now(), clock.today()
    load_chinese_days(range(today.year - 2, today.year + 2))
    calendar = company_calendar()
    dates = [] if calendar.is_workday(today) else [today]
    day = today if calendar.is_workday(today) else calendar.add_workdays(today, -1)
    while len(dates) < days:
        dates.append(day)
        day = calendar.add_workdays(day, -1)
    return World(seed, password, calendar, now, dates[::-1])
