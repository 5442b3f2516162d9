"""Public holidays and make-up days of China, written into the company's editable table."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction

from xiaodui.core.models.calendar import CalendarDay

from .company import forget

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class Filled(NamedTuple):
    """``announced``: years with make-up days as published; ``foreseen``: statutory holidays only."""

    written: int
    announced: list[int]
    foreseen: list[int]


def load_chinese_days(years: Iterable[int], *, again: bool = False) -> Filled:
    """Fill ``years``; days already there stay as the company edited them.

    ``again`` first clears those years, for when the official notice of a foreseen year came out.
    """
    wanted = sorted(set(years))
    announced = [year for year in wanted if _is_announced(year)]
    foreseen = [year for year in wanted if year not in announced]
    rows = [row for year in wanted for row in (_announced(year) if year in announced else _foreseen(year))]
    with transaction.atomic():
        if again:
            CalendarDay.objects.filter(day__year__in=wanted).delete()
        before = CalendarDay.objects.count()
        CalendarDay.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        written = CalendarDay.objects.count() - before
    forget()
    return Filled(written, announced, foreseen)


def _is_announced(year: int) -> bool:
    from chinese_calendar.constants import holidays

    # A notice may reach into the next January, which makes that year no announced one.
    return sum(day.year == year for day in holidays) >= 7


def _announced(year: int) -> Iterator[CalendarDay]:
    from chinese_calendar import get_holiday_detail, is_workday

    day = date(year, 1, 1)
    while day.year == year:
        worked, (_, name) = is_workday(day), get_holiday_detail(day)
        if name or worked != (day.weekday() < 5):
            label = NAMES.get(name or "", name or "")
            yield CalendarDay(day=day, is_workday=worked, name=f"{label}调休上班" if worked else label)
        day += timedelta(days=1)


def _foreseen(year: int) -> Iterator[CalendarDay]:
    """Statutory days alone: which week-ends make up for them is published each November."""
    import holidays

    for day, name in sorted(holidays.country_holidays("CN", years=year, language="zh_CN").items()):
        if day.year == year:
            yield CalendarDay(day=day, is_workday=False, name=name[:60])
