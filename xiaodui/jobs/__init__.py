"""作业: work that goes on after the answer, and work that the clock starts. See README.md."""

from xiaodui.jobs.declare import daily, every, job
from xiaodui.jobs.enqueue import enqueue
from xiaodui.jobs.lease import hold, let_go

__all__ = ["daily", "enqueue", "every", "hold", "job", "let_go"]
