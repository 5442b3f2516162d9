"""On Mondays rooms that wanted more talk than there was; each night what comes back no more."""

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs import daily, job
from xiaodui.norms.acts.keeping import let_go
from xiaodui.norms.acts.pacing import tell_thin
from xiaodui.norms.models import TakeDown
from xiaodui.norms.models.objection import OBJECTED_FOR, objected_to


@daily("08:30")
@job("norms.thin", zh="看群里聊得够不够", en="Look whether rooms talk enough", retries=3, backoff=600)
def look_at_pace(run) -> None:  # type: ignore[no-untyped-def]
    """Told once a day at most, so running again tells nothing twice."""
    if clock.today().weekday() == 0:
        with transaction.atomic():
            tell_thin()


@daily("03:50")
@job(
    "norms.let_go",
    zh="清掉不会再放回来的附带",
    en="Clear what came with messages taken down for good",
    retries=3,
    backoff=600,
)
def clear(run) -> None:  # type: ignore[no-untyped-def]
    """What was taken down, and nobody objected in time."""
    old = TakeDown.objects.filter(at__lt=clock.now() - OBJECTED_FOR)
    with transaction.atomic():
        let_go(old.exclude(pk__in=objected_to("takedown")))
