"""How figures are said: a table, in both languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from xiaodui.core import spoken
from xiaodui.core.clock import at

NOW = datetime(2026, 3, 18, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("8500", "¥8,500", "¥8,500"),
        ("8500.5", "¥8,500.50", "¥8,500.50"),
        ("9999", "¥9,999", "¥9,999"),
        ("10000", "1.0 万", "¥10k"),
        ("486000", "48.6 万", "¥486k"),
        ("1250000", "125.0 万", "¥1.25M"),
        ("99999999", "1.00 亿", "¥100.00M"),
        ("-32000", "-3.2 万", "-¥32k"),
        ("0", "¥0", "¥0"),
    ],
)
def test_an_amount_is_said_in_the_steps_of_its_language(amount, zh, en):
    with translation.override("zh-hans"):
        assert spoken.money(Decimal(amount)) == zh
    with translation.override("en"):
        assert spoken.money(Decimal(amount)) == en


def test_a_contract_shows_the_whole_amount():
    assert spoken.exact_money("486000") == "¥486,000.00"
    assert spoken.exact_money("-12.345", "USD") == "-$12.35"
    assert spoken.exact_money("5", "SGD") == "SGD 5.00"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=20), "不到 1 分"),
        (timedelta(minutes=42, seconds=50), "42 分"),
        (timedelta(hours=2), "2 小时"),
        (timedelta(minutes=160), "2 小时 40 分"),
        (timedelta(days=3, hours=5), "3 天"),
        (480, "8 分"),
    ],
)
def test_a_span_has_no_seconds(length, said):
    with translation.override("zh-hans"):
        assert spoken.span(length) == said


def test_a_day_carries_its_year_only_when_it_is_another():
    with at(NOW), translation.override("zh-hans"):
        assert spoken.day(date(2026, 3, 18)) == "3 月 18 日 周三"
        assert spoken.day(date(2026, 3, 18), weekday=False) == "3 月 18 日"
        assert spoken.day(date(2025, 3, 18)) == "2025 年 3 月 18 日"


@pytest.mark.parametrize(
    ("hours_ago", "said"), [(2, "今天 09:00"), (24, "昨天 11:00"), (72, "3 月 15 日 11:00"), (-24, "3 月 19 日 11:00")]
)
def test_a_moment_is_near_or_dated(hours_ago, said):
    with at(NOW), translation.override("zh-hans"), timezone.override("Asia/Shanghai"):
        assert spoken.moment(NOW - timedelta(hours=hours_ago)) == said


def test_a_share_rounds_half_up():
    assert spoken.share("0.60849") == "60.8"
    assert spoken.share(0.6085) == "60.9"


def test_a_month_where_the_year_is_plain():
    assert spoken.month(date(2026, 3, 1)) == "3月"
    with translation.override("en"):
        assert spoken.month(date(2026, 3, 1)) == "Mar"
