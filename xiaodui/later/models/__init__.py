"""What somebody keeps for another time. Nobody but him sees any of it."""

from xiaodui.later.models.marks import Draft, Reminder, Saved
from xiaodui.later.models.waiting import Waiting

__all__ = ["Draft", "Reminder", "Saved", "Waiting"]
