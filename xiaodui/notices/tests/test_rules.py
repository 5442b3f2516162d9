"""When e-mail goes: merged, in digests, never in quiet hours or on days off."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from xiaodui.notices.rules import Wish, is_muted, is_news, mail_at, read_time, wait_after

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Thursday 26 November 2026 to Monday 30.


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def wish(way="each", quiet=(21, 8), rests=True, works=lambda day: day.weekday() < 5) -> Wish:
    return Wish(way, time(8, 30), time(quiet[0]), time(quiet[1]), rests, SHANGHAI, works)


@pytest.mark.parametrize(
    ("given", "urgent", "by", "goes"),
    [
        pytest.param(at(26, 10), False, wish(), at(26, 10, 2), id="each-at-once-merged-over-two-minutes"),
        pytest.param(at(26, 10), False, wish("digest"), at(27, 8, 30), id="digest-next-morning"),
        pytest.param(at(26, 7), False, wish("digest"), at(26, 8, 30), id="digest-this-morning"),
        pytest.param(at(26, 8, 30), False, wish("digest"), at(26, 8, 30), id="digest-right-now"),
        pytest.param(at(26, 10), True, wish("digest"), at(26, 10, 2), id="urgent-does-not-wait-for-the-digest"),
        pytest.param(at(26, 10), True, wish("off"), None, id="off-is-off"),
        pytest.param(at(26, 22), True, wish(), at(27, 8), id="quiet-in-the-evening"),
        pytest.param(at(26, 3), True, wish(), at(26, 8), id="quiet-in-the-small-hours"),
        pytest.param(at(26, 20, 59), False, wish(), at(27, 8), id="the-two-minutes-reach-into-the-quiet"),
        pytest.param(at(26, 13), False, wish(quiet=(12, 14)), at(26, 14), id="quiet-at-noon"),
        pytest.param(at(26, 14), False, wish(quiet=(12, 14)), at(26, 14, 2), id="quiet-is-over-at-its-end"),
        pytest.param(at(26, 23), False, wish(quiet=(8, 8)), at(26, 23, 2), id="equal-times-are-no-quiet-hours"),
        pytest.param(at(27, 22), False, wish(), at(30, 8), id="friday-night-waits-for-monday"),
        pytest.param(at(28, 11), True, wish(), at(30, 8), id="nothing-on-saturday"),
        pytest.param(at(28, 11), False, wish("digest"), at(30, 8), id="no-digest-on-sunday"),
        pytest.param(at(28, 11), True, wish(rests=False), at(28, 11, 2), id="unless-one-wants-it"),
        pytest.param(at(28, 22), True, wish(rests=False), at(29, 8), id="quiet-hours-hold-on-sundays-too"),
    ],
)  # fmt: skip
def test_when_a_notice_goes_by_mail(given, urgent, by, goes):
    assert mail_at(given, urgent, by) == goes


def test_who_never_works_again_is_not_waited_for_for_ever():
    assert mail_at(at(28, 11), True, wish(works=lambda day: False)) < at(28, 11) + timedelta(days=2)


def test_a_digest_keeps_its_wall_time_through_summer_time():
    berlin = ZoneInfo("Europe/Berlin")
    by = Wish("digest", time(8, 30), time(21), time(8), False, berlin, lambda day: True)
    goes = mail_at(datetime(2026, 10, 24, 20, tzinfo=berlin), False, by)
    assert goes.astimezone(berlin).replace(tzinfo=None) == datetime(2026, 10, 25, 8, 30)


def test_times_as_people_type_them():
    assert read_time("8:30") == read_time("08:30") == read_time("08：30") == read_time(" 08:30:00 ") == time(8, 30)
    for nonsense in ("24:00", "8", "", "08:60", "8:30Z", "１:00"):
        with pytest.raises(ValueError):
            read_time(nonsense)


def test_news_and_mutes():
    now = at(26, 10)
    assert is_news(now - timedelta(days=29), now) and not is_news(now - timedelta(days=31), now)
    assert is_muted("a", {"deal:1"}, [("a", "")]) and is_muted("a", {"deal:1"}, [("", "deal:1")])
    assert not is_muted("a", {"deal:1"}, [("", ""), ("b", ""), ("", "deal:2")])


def test_a_letter_waits_longer_each_time():
    assert [wait_after(n).total_seconds() / 60 for n in (1, 2, 3, 6, 60)] == [2, 4, 8, 60, 60]
    assert date(2026, 11, 26).weekday() == 3
