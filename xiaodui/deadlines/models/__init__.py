"""Promises with a clock."""

from xiaodui.deadlines.models.deadline import Deadline, DeadlineQuerySet

__all__ = ["Deadline", "DeadlineQuerySet"]
