"""At night: what lay in quarantine for a month is forgotten."""

from django.db import transaction

from xiaodui.intake.acts.quarantine import forget_old
from xiaodui.jobs import daily, job


@daily("03:50")
@job("intake.forget", zh="忘掉隔离满一个月的进线", en="Forget messages held for a month", retries=3, backoff=600)
def forget_held(run) -> None:  # type: ignore[no-untyped-def]
    with transaction.atomic():
        forget_old()
