"""Tables that belong to no business room: calendar days and exchange rates."""

from xiaodui.core.models.calendar import CalendarDay
from xiaodui.core.models.rate import Rate

__all__ = ["CalendarDay", "Rate"]
