"""Arithmetic of the deals room: periods of signing, weights, what counts as stuck."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal


def month_start(day: date, months: int = 0) -> date:
    """The first of the month that lies `months` after the day's month."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def quarter_start(day: date, quarters: int = 0) -> date:
    return month_start(day, 3 * quarters - (day.month - 1) % 3)


def period(name: str, today: date) -> tuple[date | None, date]:
    """(from, before) of a named period; `overdue` has no beginning."""
    spans: dict[str, tuple[date | None, date]] = {
        "month": (month_start(today), month_start(today, 1)),
        "quarter": (quarter_start(today), quarter_start(today, 1)),
        "next-quarter": (quarter_start(today, 1), quarter_start(today, 2)),
        "overdue": (None, today),
    }
    return spans[name]


def weighted(amounts: list[tuple[Decimal, int]]) -> Decimal:
    """Σ amount × chance %, rounded once to the cent."""
    return (sum((amount * chance for amount, chance in amounts), Decimal(0)) / 100).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )


def is_stuck(days: int, usual: int) -> bool:
    return days > usual


def full_days(since: datetime, now: datetime) -> int:
    return max((now - since).days, 0)
