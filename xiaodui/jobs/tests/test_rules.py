from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.jobs.rules import Daily, Every, delay_before_retry, is_late

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
RHYTHMS = st.one_of(st.builds(Every, st.integers(1, 200_000)), st.builds(Daily, st.times()))


@pytest.mark.parametrize(
    ("failures", "luck", "seconds"),
    [(1, 0, 10), (2, 0, 20), (3, 0, 40), (1, 0.999, 12.5), (9, 0, 2560), (10, 0, 3600), (4000, 0, 3600)],
)
def test_the_delay_doubles_and_is_never_much_over_an_hour(failures, luck, seconds):
    assert delay_before_retry(failures, 10, luck) == pytest.approx(seconds, abs=0.01)


@given(RHYTHMS, INSTANTS, st.sampled_from([SHANGHAI, BERLIN]))
def test_now_lies_between_the_latest_strike_and_the_following(rhythm, now, zone):
    latest, following = rhythm.latest(now, zone), rhythm.following(now, zone)
    assert latest <= now < following
    assert rhythm.latest(following - timedelta(microseconds=1), zone) == latest
    assert rhythm.latest(following, zone) == following


def test_daily_is_a_time_of_the_company_not_of_utc():
    evening = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    assert Daily(time(2, 30)).following(evening, SHANGHAI) == datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def test_daily_strikes_once_on_the_day_that_has_2_30_twice():
    noon = datetime(2026, 10, 24, 10, tzinfo=UTC)
    first = Daily(time(2, 30)).following(noon, BERLIN)
    assert Daily(time(2, 30)).following(first, BERLIN) - first == timedelta(hours=25)


@pytest.mark.parametrize(
    ("last", "now", "late"),
    [
        ("09:00", "10:00:01", False),
        ("09:00", "10:00:59", False),
        ("09:00", "10:01:01", True),
        ("08:00", "10:00:01", True),
    ],
)
def test_a_strike_is_late_a_minute_after_or_when_one_before_it_was_missed(last, now, late):
    day = "2026-03-02T"
    at = [datetime.fromisoformat(f"{day}{clock}+00:00") for clock in ("10:00", last, now)]
    assert is_late(Every(3600), *at, SHANGHAI) is late
