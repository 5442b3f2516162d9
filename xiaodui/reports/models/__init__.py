"""What people report, what is said to it, and who was asked."""

from xiaodui.reports.models.remark import Remark
from xiaodui.reports.models.roll import Roll
from xiaodui.reports.models.workreport import WorkReport

__all__ = ["Remark", "Roll", "WorkReport"]
