from datetime import UTC, datetime, timedelta

import pytest

from xiaodui.norms.rules import in_quiet, quiet_ends, wait_for

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet"),
    [("21:59", False), ("22:00", True), ("00:00", True), ("07:59", True), ("08:00", False), ("12:00", False)],
)
def test_the_night_passes_midnight(now: str, quiet: bool) -> None:
    assert in_quiet(now, "22:00", "08:00") is quiet


def test_hours_within_a_day_and_none_at_all() -> None:
    assert in_quiet("13:00", "12:00", "14:00") and not in_quiet("14:00", "12:00", "14:00")
    assert not in_quiet("13:00", "08:00", "08:00")


def test_a_day_off_is_quiet_all_day_where_there_are_quiet_hours() -> None:
    assert in_quiet("12:00", "22:00", "08:00", works=False)
    assert not in_quiet("12:00", "08:00", "08:00", works=False)


@pytest.mark.parametrize(
    ("now", "since", "until", "ends"),
    [
        ("18T23:00", "22:00", "08:00", "19T08:00"), ("19T02:00", "22:00", "08:00", "19T08:00"),
        ("20T22:00", "22:00", "08:00", "23T08:00"), ("21T10:00", "22:00", "08:00", "23T08:00"),
        ("18T12:30", "12:00", "14:00", "18T14:00"), ("22T12:30", "12:00", "14:00", "23T00:00"),
    ],
)  # fmt: skip
def test_it_is_over_on_the_next_day_that_one_works(now: str, since: str, until: str, ends: str) -> None:
    march = "2026-03-{}".format
    found = quiet_ends(datetime.fromisoformat(march(now)), since, until, lambda day: day.weekday() < 5)
    assert found == datetime.fromisoformat(march(ends))


def test_a_calendar_without_working_days_is_broken() -> None:
    with pytest.raises(ValueError, match="no working days"):
        quiet_ends(datetime(2026, 3, 18), "22:00", "08:00", lambda day: False)


@pytest.mark.parametrize(("ago", "left"), [(0, 30), (0.5, 30), (29.2, 1), (30, 0), (400, 0)])
def test_how_long_one_waits(ago: float, left: int) -> None:
    assert wait_for(NOW - timedelta(seconds=ago), NOW, 30) == left
