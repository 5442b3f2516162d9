"""What one can set for the whole company."""

from xiaodui.upkeep.acts.company import set_day, set_hours, set_rate

__all__ = ["set_day", "set_hours", "set_rate"]
