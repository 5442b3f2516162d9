from datetime import UTC, datetime, timedelta

import pytest

from xiaodui.norms.rules import in_quiet, wait_for

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


@pytest.mark.parametrize(("ago", "left"), [(0, 30), (0.5, 30), (29.2, 1), (30, 0), (400, 0)])
def test_how_long_one_waits(ago: float, left: int) -> None:
    assert wait_for(NOW - timedelta(seconds=ago), NOW, 30) == left
