"""Making the demo company from the first page: a job with progress."""

from typing import Any

from xiaodui.demo.making import make
from xiaodui.jobs import job
from xiaodui.jobs.run import Run


@job("demo.make", zh="请演示公司开工", en="Make the demo company", retries=1)
def make_company(run: Run) -> dict[str, Any]:
    """Day by day, so the page can watch. A second attempt empties what the first left and begins again."""
    return make(progress=lambda done, total: run.progress(done, total), whole=False)
