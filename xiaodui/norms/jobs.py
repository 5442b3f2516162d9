"""On Mondays: rooms that wanted more talk than there was."""

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs import daily, job
from xiaodui.norms.acts.pacing import tell_thin


@daily("08:30")
@job("norms.thin", zh="看群里聊得够不够", en="Look whether rooms talk enough", retries=3, backoff=600)
def look_at_pace(run) -> None:  # type: ignore[no-untyped-def]
    """Told once a day at most, so running again tells nothing twice."""
    if clock.today().weekday() == 0:
        with transaction.atomic():
            tell_thin()
