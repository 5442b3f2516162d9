"""Tables that belong to no business room: calendar days and hours, exchange rates, saved views."""

from xiaodui.core.models.calendar import CalendarDay, WorkingHours
from xiaodui.core.models.rate import Rate
from xiaodui.core.models.view import SavedView

__all__ = ["CalendarDay", "Rate", "SavedView", "WorkingHours"]
