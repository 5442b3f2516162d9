"""How values, changes and spans are said, and how trends are cut: tables."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from xiaodui.measures.choosing import said
from xiaodui.measures.period import Period
from xiaodui.measures.saying import change, say
from xiaodui.measures.trend import Series, Trend, short, span_of


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


@pytest.mark.parametrize(
    ("values", "unit", "zh", "en"),
    [
        (["1200000", "5189200"], "money", ("518.9 万", "518.9"), ("¥5.19M", "5.19")),
        (["480000", "23000", None], "money", ("2.3 万", "2.3"), ("¥23k", "23.0")),
        (["8500"], "money", ("¥8,500", "8500.0"), ("¥8,500", "8500.0")),
        (["0.5", "0.6667"], "ratio", ("66.7%", "66.7"), ("66.7%", "66.7")),
    ],
)
def test_a_line_ends_in_its_newest_figure(values: list[Any], unit: str, zh: tuple, en: tuple) -> None:
    """Said as everywhere else; its points count in the step of the largest."""
    headline = SimpleNamespace(measure=SimpleNamespace(unit=unit))
    keys = [f"2026-0{n + 1}" for n in range(len(values))]
    known = [None if value is None else Decimal(value) for value in values]
    line = Trend(headline, "month", None, keys, [Series("赢单金额", known)])  # type: ignore[arg-type]
    for language, said_so in (("zh-hans", zh), ("en", en)):
        with translation.override(language):
            [drawn] = line.chart["series"]
        newest = [value for value in drawn["values"] if value is not None][-1]
        assert (drawn["end"], newest) == said_so


def test_of_several_lines_each_ends_in_its_name() -> None:
    headline = SimpleNamespace(measure=SimpleNamespace(unit="count"))
    lines = [Series("雷霆队", [Decimal(1)]), Series("长风队", [Decimal(2)])]
    chart = Trend(headline, "month", None, ["2026-03"], lines).chart  # type: ignore[arg-type]
    assert [one["end"] for one in chart["series"]] == ["雷霆队", "长风队"]
