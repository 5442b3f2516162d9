"""At night: thresholds of the days, weeks and months that are over."""

from django.db import transaction

from xiaodui.conduct.acts.judge import judge
from xiaodui.conduct.detectors import Threshold, all_detectors
from xiaodui.conduct.rules import ended
from xiaodui.core import clock
from xiaodui.jobs import daily, job

BACK = 7
"""Days within which a span that ended is still looked at: the machine may have been off."""


@daily("03:20")
@job("conduct.thresholds", zh="看有没有越过规矩的数", en="Look for figures past a rule", retries=3, backoff=600)
def look_at_thresholds(run) -> None:  # type: ignore[no-untyped-def]
    """Each span once for each person, so running again finds nothing twice. One transaction a threshold and span."""
    work = [(one, span) for one in all_detectors(Threshold) for span in ended(one.per, clock.today(), BACK)]
    for done, (threshold, span) in enumerate(work):
        with transaction.atomic():
            judge(threshold, span)
        run.progress(done + 1, len(work))
