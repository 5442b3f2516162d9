from xiaodui.jobs.models.job import Job
from xiaodui.jobs.models.lease import Lease
from xiaodui.jobs.models.tick import Tick

__all__ = ["Job", "Lease", "Tick"]
