"""What people mean by a day: a table."""

from datetime import date, datetime, time

import pytest

from xiaodui.tasks.rules import Said, group_of, read_line

WEDNESDAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("line", "title", "on", "at"),
    [
        ("给恒拓回电话", "给恒拓回电话", None, None),
        ("今天 给恒拓回电话", "给恒拓回电话", date(2026, 3, 18), None),
        ("明天给恒拓回电话", "给恒拓回电话", date(2026, 3, 19), None),
        ("给恒拓回电话，后天", "给恒拓回电话", date(2026, 3, 20), None),
        ("大后天 报价", "报价", date(2026, 3, 21), None),
        ("周五 10:00 给恒拓送样品", "给恒拓送样品", date(2026, 3, 20), time(10)),
        ("周三 例会", "例会", date(2026, 3, 18), None),
        ("周一交周报", "交周报", date(2026, 3, 23), None),
        ("星期天值班", "值班", date(2026, 3, 22), None),
        ("下周一交周报", "交周报", date(2026, 3, 23), None),
        ("下周五 复盘", "复盘", date(2026, 3, 27), None),
        ("明天下午3点半 拜访", "拜访", date(2026, 3, 19), time(15, 30)),
        ("明天3点 拜访", "拜访", date(2026, 3, 19), time(15)),
        ("下午4点 回电话", "回电话", WEDNESDAY, time(16)),
        ("15:00 开会", "开会", WEDNESDAY, time(15)),
        ("12-5 报价", "报价", date(2026, 12, 5), None),
        ("3/1 对账", "对账", date(2027, 3, 1), None),
        ("4月2日 签合同", "签合同", date(2026, 4, 2), None),
        ("2026-12-05 报价", "报价", date(2026, 12, 5), None),
        ("3天后 回访", "回访", date(2026, 3, 21), None),
        ("月底 对账", "对账", date(2026, 3, 31), None),
        ("call Hengtuo tomorrow", "call Hengtuo", date(2026, 3, 19), None),
        ("today send the offer", "send the offer", WEDNESDAY, None),
        ("friday 3pm visit", "visit", date(2026, 3, 20), time(15)),
        ("send samples next monday", "send samples", date(2026, 3, 30), None),
        ("call back in 3 days", "call back", date(2026, 3, 21), None),
        # No day, or a title of its own.
        ("整理今天的报价", "整理今天的报价", None, None),
        ("今天", "今天", None, None),
        ("2-31 报价", "2-31 报价", None, None),
        ("3点建议写给王总", "3点建议写给王总", None, None),
        ("monitor the price", "monitor the price", None, None),
        ("买 5-10 件样品", "买 5-10 件样品", None, None),
    ],
)
def test_a_line_says_its_day(line: str, title: str, on: date | None, at: time | None) -> None:
    assert read_line(line, WEDNESDAY) == Said(title, on, at)


def test_a_name_in_front_says_whose_it_is() -> None:
    assert read_line("@陈晨 周五 送样品", WEDNESDAY) == Said("送样品", date(2026, 3, 20), None, "陈晨")


def test_a_coming_weekday_is_this_one_while_it_lasts() -> None:
    assert [read_line(f"周{name} 办", WEDNESDAY).on for name in "三四二"] == [
        date(2026, 3, 18), date(2026, 3, 19), date(2026, 3, 24),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (None, "someday"), (datetime(2026, 3, 18, 9), "late"), (datetime(2026, 3, 18, 18), "today"),
        (datetime(2026, 3, 22, 18), "week"), (datetime(2026, 3, 23, 18), "later"),
    ],
)  # fmt: skip
def test_a_task_stands_by_how_soon_it_is_due(due: datetime | None, group: str) -> None:
    assert group_of(due, due.date() if due else None, datetime(2026, 3, 18, 10), WEDNESDAY) == group


def test_on_a_sunday_the_week_is_the_coming_one() -> None:
    sunday, now = date(2026, 3, 22), datetime(2026, 3, 22, 10)
    assert group_of(datetime(2026, 3, 27, 18), date(2026, 3, 27), now, sunday) == "week"
