"""What one can do about violations."""

from xiaodui.conduct.acts.report import report
from xiaodui.conduct.acts.withdraw import withdraw

__all__ = ["report", "withdraw"]
