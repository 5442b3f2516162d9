"""Single days with hours of their own, and summer time: against a walk through every minute."""

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.core.calendar import Calendar, Hours, Span
from xiaodui.core.calendar.hours import spans

pytestmark = pytest.mark.once

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
# A Sunday on which the clocks of that zone jump; in Lord Howe by half an hour.
JUMPS = [
    ("America/New_York", date(2026, 3, 8)), ("America/New_York", date(2026, 11, 1)),
    ("Europe/London", date(2026, 3, 29)), ("Europe/London", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)), ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Africa/Cairo", date(2026, 4, 24)), ("Asia/Shanghai", date(2026, 2, 15)),
]  # fmt: skip
BEFORE, AFTER = 4, 5


@cache
def minutes_around(name: str, jump: date) -> list[tuple[datetime, datetime]]:
    """(instant, what the clocks show then) of every minute, nine days long."""
    begin = datetime(jump.year, jump.month, jump.day, tzinfo=UTC) - BEFORE * DAY
    every = [begin + i * MINUTE for i in range((BEFORE + AFTER) * 1440)]
    return [(instant, instant.astimezone(ZoneInfo(name)).replace(tzinfo=None)) for instant in every]


def minutes_worked(calendar: Calendar, jump: date) -> list[datetime]:
    """Every minute of working time: from the first at which the clocks show the beginning or later, likewise the end."""
    every, worked = minutes_around(calendar.zone.key, jump), []
    for i in range(-BEFORE - 1, AFTER + 1):
        day = jump + i * DAY
        if (given := calendar.days.get(day)) is None:
            plain = (bool(calendar.hours.weekly[day.weekday()]) if day.weekday() in calendar.hours.weekly
                     else day.weekday() < 5)  # fmt: skip
            given = calendar.hours.of(day.weekday()) or calendar.hours.usual
            given = given if calendar.exceptions.get(day, plain) else ()
        midnight = datetime(day.year, day.month, day.day)
        for span in given:
            first, last = (
                next((k for k, (_, wall) in enumerate(every) if wall >= midnight + m * MINUTE), len(every))
                for m in span
            )
            worked += [instant for instant, _ in every[first:last]]
    return worked


@st.composite
def day_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = sorted(draw(st.lists(st.integers(0, 48), max_size=6, unique=True)))
    return tuple(Span(a * 30, b * 30) for a, b in zip(edges[::2], edges[1::2], strict=False))


@pytest.mark.parametrize(("name", "jump"), JUMPS)
def test_spans_that_begin_or_end_in_the_jump_neither_overlap_nor_run_backwards(name, jump):
    for text in ("00:15-02:15, 02:20-02:45, 03:00-05:00", "00:00-00:30, 01:30-02:30, 02:30-24:00", "00:15-02:15"):
        calendar = Calendar(zone=ZoneInfo(name), days={jump: spans(text)}, hours=Hours(usual=()))
        worked = [
            begin + i * MINUTE for begin, end in calendar.working_spans(jump) for i in range((end - begin) // MINUTE)
        ]
        assert worked == minutes_worked(calendar, jump)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, date]:
    name, jump = draw(st.sampled_from(JUMPS))
    near = st.integers(-3, 3).map(lambda i: jump + i * DAY)
    calendar = Calendar(
        exceptions=draw(st.dictionaries(near, st.booleans(), max_size=4)),
        hours=Hours(draw(day_spans()), draw(st.dictionaries(st.integers(0, 6), day_spans(), max_size=3))),
        zone=ZoneInfo(name),
        days=draw(st.dictionaries(near, day_spans(), max_size=4)),
    )
    return calendar, jump


@pytest.mark.long
@settings(max_examples=120, deadline=None)
@given(calendars(), st.integers(0, 2 * 86400), st.integers(0, 4 * 86400), st.integers(1, 1500))
def test_all_answers_equal_the_walk_through_every_minute(drawn, offset, length, minutes):
    calendar, jump = drawn
    worked = minutes_worked(calendar, jump)
    assert worked == sorted(set(worked)), "no minute is worked twice"
    start = datetime(jump.year, jump.month, jump.day, tzinfo=UTC) - 2 * DAY + timedelta(seconds=offset)
    end = start + timedelta(seconds=length)
    assert calendar.worked_seconds(start, end) == sum(
        max((min(m + MINUTE, end) - max(m, start)).total_seconds(), 0) for m in worked
    )
    minute = start.replace(second=0)
    assert calendar.is_working(start) == (minute in set(worked))
    left = worked[bisect_left(worked, minute) :]
    if left:
        assert calendar.rest_ends_at(start) == max(left[0], start)
    if len(left) > minutes:
        broken = start - minute if left[0] == minute else timedelta(0)
        expected = left[minutes - 1] + MINUTE if not broken else left[minutes] + broken
        assert calendar.due_at(start, minutes) == expected


DAYS = st.dates(date(2026, 2, 1), date(2026, 4, 20))


@given(
    st.dictionaries(DAYS, st.booleans(), max_size=12), st.dictionaries(DAYS, day_spans(), max_size=12),
    st.dictionaries(st.integers(0, 6), day_spans(), max_size=3), DAYS, st.integers(0, 60),
)  # fmt: skip
def test_workdays_count_days_of_their_own(exceptions, days, weekly, day, ahead):
    calendar = Calendar(exceptions, Hours(weekly=weekly), days=days)
    end = day + ahead * DAY
    one_by_one = sum(calendar.is_workday(day + i * DAY) for i in range(ahead))
    assert calendar.workdays_between(day, end) == one_by_one == -calendar.workdays_between(end, day)
    if calendar.is_workday(day) and any(calendar.is_workday(end + i * DAY) for i in range(700)):
        assert calendar.workdays_between(day, calendar.add_workdays(day, ahead)) == ahead


MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-27 17:30", 60, "2026-11-29 10:30"),  # on to the Sunday shift
        ("2026-11-29 11:30", 60, "2026-12-01 09:30"),  # Monday the 30th is leave
        ("2026-11-25 21:00", 180, "2026-11-26 01:00"),  # the night shift crosses midnight
    ],
)
def test_shifts_and_leave_go_before_the_week(start, minutes, due):
    night = {date(2026, 11, 25): spans("22:00-24:00"), date(2026, 11, 26): spans("00:00-06:00")}
    calendar = Calendar(days={SUNDAY: spans("10:00-12:00"), date(2026, 11, 30): (), **night})
    assert calendar.due_at(shanghai(start), minutes) == shanghai(due)


def test_a_shift_on_a_holiday_is_worked_and_leave_on_a_make_up_day_is_not():
    calendar = Calendar({MONDAY: False, SUNDAY: True}, days={MONDAY: spans("09:00-12:00"), SUNDAY: ()})
    assert calendar.is_workday(MONDAY) and not calendar.is_workday(SUNDAY)
    assert not list(calendar.working_spans(SUNDAY))


def test_rest_ends_when_the_next_span_begins():
    calendar = Calendar()
    assert calendar.rest_ends_at(shanghai("2026-11-27 10:15:30")) == shanghai("2026-11-27 10:15:30")
    assert calendar.rest_ends_at(shanghai("2026-11-27 12:00")) == shanghai("2026-11-27 13:30")
    assert calendar.rest_ends_at(shanghai("2026-11-27 18:00")) == shanghai("2026-11-30 09:00")
    with pytest.raises(ValueError, match="no working hours"):
        Calendar(hours=Hours(usual=())).rest_ends_at(shanghai("2026-11-27 18:00"))
