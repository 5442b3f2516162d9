"""What was found against whom, on which evidence, and who reported it."""

from xiaodui.conduct.models.report import Report
from xiaodui.conduct.models.violation import Finding, Violation

__all__ = ["Finding", "Report", "Violation"]
