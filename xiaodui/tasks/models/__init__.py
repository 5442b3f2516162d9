"""What somebody has to do, and what somebody promised."""

from xiaodui.tasks.models.promise import Promise
from xiaodui.tasks.models.task import Task

__all__ = ["Promise", "Task"]
