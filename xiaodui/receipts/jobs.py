"""What the clock does: whoever asked gets the list of those missing."""

from typing import Any

from xiaodui.jobs import every, job


@job("receipts.list", zh="谁还没点知道了", en="Who has not acknowledged", retries=5, backoff=2)
def give_list(run: Any, *, receipt: int) -> bool:
    """Due when it is due."""
    from xiaodui.receipts.acts.answering import list_due

    return list_due(receipt)


@every(minutes=5)
@job("receipts.list_late", zh="补发没点知道了的名单", en="Lists left over", retries=0)
def give_late(run: Any) -> int:
    from xiaodui.core import clock
    from xiaodui.receipts.acts.answering import list_due
    from xiaodui.receipts.models import Receipt

    late = Receipt.objects.open().filter(due_at__lte=clock.now(), listed_at=None).values_list("pk", flat=True)
    return sum(list_due(pk) for pk in list(late[:200]))
