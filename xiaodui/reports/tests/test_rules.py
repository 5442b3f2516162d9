"""Which day a report is due on, and what comes after it: a table."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from xiaodui.reports.rules import DAILY, WEEKLY, due_day, following, instant, is_too_old, span_of

MONDAY = date(2026, 3, 16)


def works(*days: int):
    """Days of the month that are worked."""
    return lambda day: day.day in days


USUAL = works(16, 17, 18, 19, 20, 23, 24, 25, 26, 27)


def test_a_week_goes_from_monday_to_sunday():
    for day in (16, 18, 22):
        span = span_of(WEEKLY, date(2026, 3, day))
        assert (span.start, span.end) == (MONDAY, date(2026, 3, 22))
    assert span_of(DAILY, MONDAY).end == MONDAY


@pytest.mark.parametrize(
    ("worked", "weekday", "due"),
    [
        (USUAL, 5, 20),  # Friday
        (works(16, 17, 18, 19), 5, 19),  # Friday is free: Thursday
        (works(21), 5, 21),  # only a make-up Saturday
        (USUAL, 1, 16),
        (works(17, 18), 1, 17),  # Monday is free, and nothing stands before it
        (USUAL, 7, 20),
    ],
)
def test_a_summary_is_due_on_its_day_or_the_working_day_before(worked, weekday, due):
    assert due_day(span_of(WEEKLY, MONDAY), worked, weekday) == date(2026, 3, due)


def test_nobody_owes_a_report_of_days_off():
    assert due_day(span_of(WEEKLY, MONDAY), works(), 5) is None
    assert due_day(span_of(DAILY, date(2026, 3, 21)), USUAL) is None
    assert due_day(span_of(DAILY, MONDAY), USUAL) == MONDAY


def test_the_plan_is_about_the_next_working_day_or_week():
    assert following(span_of(DAILY, date(2026, 3, 20)), USUAL) == (date(2026, 3, 21), date(2026, 3, 23))
    assert following(span_of(DAILY, MONDAY), USUAL) == (date(2026, 3, 17), date(2026, 3, 17))
    assert following(span_of(WEEKLY, MONDAY), USUAL) == (date(2026, 3, 23), date(2026, 3, 29))


def test_an_hour_is_on_the_clocks_of_its_zone():
    assert instant(MONDAY, "18:30", ZoneInfo("Asia/Shanghai")) == datetime(2026, 3, 16, 10, 30, tzinfo=UTC)


def test_after_two_weeks_it_is_too_old():
    assert not is_too_old(span_of(DAILY, date(2026, 3, 4)), date(2026, 3, 18))
    assert is_too_old(span_of(DAILY, date(2026, 3, 3)), date(2026, 3, 18))
