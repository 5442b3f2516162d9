"""How values, changes and spans are said, and how trends are cut: tables."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from xiaodui.measures.choosing import said
from xiaodui.measures.period import Period
from xiaodui.measures.saying import change, say
from xiaodui.measures.trend import short, span_of


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (Decimal("486000"), "money", "48.6 万", "¥486k"), (Decimal("8500"), "money", "¥8,500", "¥8,500"),
        (Decimal(0), "money", "¥0", "¥0"), (Decimal("0.6078"), "ratio", "60.8%", "60.8%"),
        (Decimal("12.5000"), "days", "12.5 天", None), (Decimal(1), "days", "1 天", None),
        (Decimal(1254), "count", "1,254", "1,254"), (None, "ratio", "", ""),
    ],
)  # fmt: skip
def test_values(value: Any, unit: str, zh: str, en: str) -> None:
    assert str(say(value, unit)) == zh
    with translation.override("en"):
        assert en is None or str(say(value, unit)) == en


@pytest.mark.parametrize(
    ("now", "before", "unit", "good", "said", "tone"),
    [
        (Decimal(486000), Decimal(400000), "money", 1, "多 8.6 万", "up"),
        (Decimal("0.25"), Decimal("0.291"), "ratio", 1, "少 4.1 个点", "dn"),
        (Decimal(30), Decimal(40), "days", -1, "少 10 天", "up"), (Decimal(5), Decimal(5), "count", 1, "持平", ""),
    ],
)  # fmt: skip
def test_changes(now: Decimal, before: Decimal, unit: str, good: int, said: str, tone: str) -> None:
    found = change(now, before, unit, good)
    assert found is not None and (found.said, found.tone) == (said, tone)


def test_nothing_against_nothing_is_no_change() -> None:
    assert change(Decimal(0), Decimal(0), "count", 1) is None
    assert change(None, Decimal(1), "ratio", 1) is None


@pytest.mark.parametrize(
    ("start", "end", "zh"),
    [
        ("2026-03-01", "2026-03-31", "2026 年 3 月"), ("2026-01-01", "2026-03-31", "2026 年第 1 季"),
        ("2025-01-01", "2025-12-31", "2025 年"), ("2025-01-03", "2025-01-03", "2025 年 1 月 3 日"),
    ],
)  # fmt: skip
def test_spans_of_time(start: str, end: str, zh: str) -> None:
    assert said(Period(date.fromisoformat(start), date.fromisoformat(end))) == zh


@pytest.mark.parametrize(
    ("cut", "start", "end"),
    [
        ("day", "2026-03-01", "2026-03-18"), ("month", "2025-04-01", "2026-03-31"),
        ("quarter", "2024-04-01", "2026-03-31"),
    ],
)  # fmt: skip
def test_how_far_back_a_trend_goes(cut: str, start: str, end: str) -> None:
    found = span_of(Period(date(2026, 3, 1), date(2026, 3, 18)), cut)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(("key", "said"), [("2026-03-18", "3/18"), ("2026-03", "26/3"), ("2026-Q1", "26 Q1")])
def test_labels_of_an_axis(key: str, said: str) -> None:
    assert short(key) == said
