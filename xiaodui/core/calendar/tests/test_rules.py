"""Working days and hours, against a table and against a slow minute-by-minute count."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaodui.core.calendar import Calendar, Hours, MonthPlace, Span
from xiaodui.core.calendar.hours import spans, written

pytestmark = pytest.mark.once

SHANGHAI = ZoneInfo("Asia/Shanghai")
NATIONAL_DAY = {date(2026, 10, d): False for d in range(1, 8)} | {date(2026, 9, 20): True, date(2026, 10, 10): True}
CHINA = Calendar(exceptions=NATIONAL_DAY)
ZONES = [SHANGHAI, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")]


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-20 10:00", 30, "2026-11-20 10:30"),
        ("2026-11-20 11:50", 30, "2026-11-20 13:50"),
        ("2026-11-20 09:00", 180, "2026-11-20 12:00"),
        ("2026-11-20 17:45:30", 15, "2026-11-23 09:00:30"),
        ("2026-11-21 03:00", 60, "2026-11-23 10:00"),
        ("2026-09-30 17:30", 60, "2026-10-08 09:30"),
        ("2026-10-09 17:30", 60, "2026-10-10 09:30"),
        ("2026-11-20 20:00", 0, "2026-11-20 20:00"),
    ],
)
def test_due_at(start, minutes, due):
    assert CHINA.due_at(local(start), minutes) == local(due)


def test_a_day_of_the_person_s_own_zone():
    there = Calendar(zone=ZoneInfo("America/New_York"))
    assert there.due_at(local("2026-11-20 09:00"), 60) == local("2026-11-20 10:00", there.zone)


def test_month_place():
    assert CHINA.nth_workday_of_month(date(2026, 10, 12)) == MonthPlace(4, 18, 14)
    assert CHINA.nth_workday_of_month(date(2026, 10, 1)) == MonthPlace(0, 18, 18)
    assert CHINA.nth_workday_of_month(date(2026, 10, 31)).left == 0


def test_workdays_step_over_the_holiday():
    assert CHINA.add_workdays(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert CHINA.add_workdays(date(2026, 10, 8), -1) == date(2026, 9, 30)
    assert CHINA.workdays_between(date(2026, 9, 30), date(2026, 10, 11)) == 4


def test_a_calendar_without_work_says_so():
    never = Calendar(hours=Hours(usual=()))
    with pytest.raises(ValueError, match="no working hours"):
        never.due_at(local("2026-11-20 09:00"), 1)


@pytest.mark.parametrize("text", ["09:00-08:00", "09:00-12:00, 11:00-13:00", "nine", "23:00-24:01", "09:75-11:00"])
def test_nonsense_hours_are_refused(text):
    with pytest.raises(ValueError, match="span"):
        spans(text)


def test_hours_read_both_dashes_and_commas():
    assert spans("9:00–12:00，13:30-24:00") == ((540, 720), (810, 1440))
    assert spans("９：００～12：00、13：30至18:00") == Hours().usual
    assert Hours.read("09:00-18:00", fri="09:00-16:00").of(4) == ((540, 960),)


@given(st.lists(st.integers(0, 1440), max_size=8, unique=True).map(sorted))
def test_hours_written_are_read_back(minutes):
    given = tuple(zip(minutes[::2], minutes[1::2], strict=False))
    assert spans(written([Span(*one) for one in given])) == given


def test_a_week_may_have_six_days_or_four():
    six = Calendar(NATIONAL_DAY, Hours.read("09:00-18:00", sat="09:00-12:00", mon=""))
    assert six.is_workday(date(2026, 11, 28)) and not six.is_workday(date(2026, 11, 30))
    assert not six.is_workday(date(2026, 10, 3)), "a holiday on a Saturday"
    assert six.workdays_between(date(2026, 11, 23), date(2026, 12, 21)) == 20
    assert six.due_at(local("2026-11-28 11:00"), 120) == local("2026-12-01 10:00")


def test_a_make_up_day_has_the_usual_hours_where_its_weekday_has_none():
    assert Calendar(NATIONAL_DAY, Hours.read("09:00-18:00", sat="")).spans_of(date(2026, 10, 10)) == ((540, 1080),)


DAYS = st.dates(date(2026, 2, 1), date(2026, 12, 20))
EXCEPTIONS = st.dictionaries(st.dates(date(2026, 3, 1), date(2026, 3, 20)), st.booleans(), max_size=8)
HOURS = st.sampled_from(
    [Hours(), Hours.read("08:15-11:45"), Hours.read("00:00-24:00"), Hours.read("10:00-19:30", fri="")]
)
# 8 March 2026: New York sets its clocks forward.
INSTANTS = st.datetimes(datetime(2026, 3, 5), datetime(2026, 3, 12)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)


def slow_seconds(calendar: Calendar, start: datetime, end: datetime) -> float:
    """Whole minutes by asking each one, the broken first and last by their share."""
    total, minute = 0.0, start.replace(second=0)
    while minute < end:
        wall = minute.astimezone(calendar.zone)
        clock = wall.hour * 60 + wall.minute
        if any(a <= clock < b for a, b in calendar.spans_of(wall.date())):
            total += (min(minute + timedelta(minutes=1), end) - max(minute, start)).total_seconds()
        minute += timedelta(minutes=1)
    return total


@settings(max_examples=60, deadline=None)
@given(EXCEPTIONS, HOURS, st.sampled_from(ZONES), INSTANTS, st.integers(0, 3 * 24 * 3600))
def test_worked_seconds_equal_the_slow_count(exceptions, hours, zone, start, seconds):
    calendar = Calendar(exceptions, hours, zone)
    end = start + timedelta(seconds=seconds)
    assert calendar.worked_seconds(start, end) == slow_seconds(calendar, start, end)


@settings(max_examples=200, deadline=None)
@given(EXCEPTIONS, HOURS, st.sampled_from(ZONES), INSTANTS, st.integers(1, 5000))
def test_due_at_is_the_first_instant_with_that_much_work(exceptions, hours, zone, start, minutes):
    calendar = Calendar(exceptions, hours, zone)
    due = calendar.due_at(start, minutes)
    assert calendar.worked_seconds(start, due) == minutes * 60
    assert calendar.worked_seconds(start, due - timedelta(seconds=1)) == minutes * 60 - 1


@given(st.dictionaries(DAYS, st.booleans(), max_size=12), DAYS, st.integers(0, 60))
def test_workdays_between_counts_what_add_workdays_walks(exceptions, day, ahead):
    calendar = Calendar(exceptions)
    end = day + timedelta(days=ahead)
    one_by_one = sum(calendar.is_workday(day + timedelta(days=i)) for i in range(ahead))
    assert calendar.workdays_between(day, end) == one_by_one == -calendar.workdays_between(end, day)
    if calendar.is_workday(day):
        assert calendar.workdays_between(day, calendar.add_workdays(day, ahead)) == ahead
        assert calendar.add_workdays(calendar.add_workdays(day, ahead), -ahead) == day
