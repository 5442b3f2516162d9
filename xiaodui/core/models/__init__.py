"""Tables that belong to no business room: calendar days and hours, exchange rates."""

from xiaodui.core.models.calendar import CalendarDay, WorkingHours
from xiaodui.core.models.rate import Rate

__all__ = ["CalendarDay", "Rate", "WorkingHours"]
