"""Once a day: what stands in a room and not in the index is put there."""

from typing import Any

from django.db import transaction

from xiaodui.chat.models import Message
from xiaodui.chatsearch.models import Said
from xiaodui.chatsearch.writing import keep
from xiaodui.jobs import daily, job

CHUNK = 300


@daily("03:40")
@job("chatsearch.remember", zh="补聊天记录索引", en="Complete the index of messages", retries=3, backoff=10)
def remember_missing(run: Any) -> None:
    """Messages that were there before the index was, or were written past the acts. One short write a chunk."""
    last = run.saved.get("last", 0)
    rows = Message.objects.standing().order_by("pk")
    while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
        missing = set(ids) - set(Said.objects.filter(pk__in=ids).values_list("pk", flat=True))
        with transaction.atomic():
            if missing:
                keep(missing)
            last = ids[-1]
            run.checkpoint({"last": last})
