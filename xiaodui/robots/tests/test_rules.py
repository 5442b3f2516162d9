"""When a robot speaks, as a table."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from xiaodui.robots import rules

SHANGHAI = ZoneInfo("Asia/Shanghai")


def there(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def test_six_tries_over_half_an_hour():
    waits = [rules.wait_after(tries) for tries in range(1, 7)]
    assert waits == [*(timedelta(minutes=n) for n in (1, 2, 4, 8, 16)), None]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (there(18, 9), there(18, 9)),
        (there(18, 7), there(18, 7)),
        (there(18, 21, 59), there(18, 21, 59)),
        (there(18, 22), there(19, 7)),
        (there(18, 23, 59), there(19, 7)),
        (there(19, 0), there(19, 7)),
        (there(19, 6, 59), there(19, 7)),
    ],
)
def test_a_robot_that_rests_speaks_from_seven_to_ten(now, due):
    assert rules.due_at(now, True, SHANGHAI) == due
    assert rules.due_at(now, False, SHANGHAI) == now


def test_news_is_fresh_and_after_it_was_connected():
    now = there(18, 9)
    hour, day = timedelta(hours=1), timedelta(days=1)
    assert rules.is_news(now - 2 * day, now, now - day, now)
    assert not rules.is_news(now - 4 * day, now, now - day, now), "an import's past"
    assert not rules.is_news(now, now - hour, now, now), "from before it was connected"
    assert not rules.is_news(now - 2 * day, now - 2 * day, now - 9 * day, now), "held up for two days"


def test_as_many_lines_as_fit():
    assert rules.fitting(["a" * 10] * 3, 1000) == 3
    assert rules.fitting(["a" * 10] * 50, 10_000) == rules.MOST_LINES
    assert rules.fitting(["销" * 300] * 5, 2048) == 2
    assert rules.fitting(["销" * 3000] * 5, 2048) == 1


@pytest.mark.parametrize(
    ("values", "half", "most"), [([], None, None), ([3], 3, 3), (range(1, 101), 50, 95), ([1, 9], 1, 9)]
)
def test_nearest_rank(values, half, most):
    assert (rules.percentile(values, 0.5), rules.percentile(values, 0.95)) == (half, most)
