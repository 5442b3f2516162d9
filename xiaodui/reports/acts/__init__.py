"""What one can do with reports."""

from xiaodui.reports.acts.answering import comment
from xiaodui.reports.acts.writing import hand_in, save

__all__ = ["comment", "hand_in", "save"]
