"""Throwing away what was brought and never sent."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from xiaodui.attachments import keeping, thumbs
from xiaodui.attachments.acts.sending import sweep as sweep_rows
from xiaodui.attachments.models import Attachment
from xiaodui.core import clock
from xiaodui.jobs import every, job

UNSENT_FOR = timedelta(days=1)


@every(minutes=60)
@job("attachments.sweep", zh="清理没发出的文件", en="Remove files never sent")
def sweep(run: Any) -> dict[str, int]:
    """After a day; files that no row knows go too, as a crash may leave one, and smaller pictures of what is gone."""
    now = clock.now()
    with transaction.atomic():
        swept = sweep_rows(now - UNSENT_FOR)
    old = (2 * UNSENT_FOR).total_seconds()
    stray = [*keeping.FILES.older_than(old, now.timestamp()), *thumbs.THUMBS.older_than(old, now.timestamp())]
    known = set(Attachment.objects.kept().values_list("path", flat=True)) if stray else set()
    lost = [one for one in stray if one.name.lstrip(".")[:32] not in known]
    for one in lost:
        one.unlink(missing_ok=True)
    return {"unsent": swept, "stray": len(lost)}
