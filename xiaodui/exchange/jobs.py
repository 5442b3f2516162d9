"""The import's job, and throwing old files away."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.exchange import keeping, moving
from xiaodui.exchange.acts.uploads import forget
from xiaodui.exchange.models import Upload
from xiaodui.exchange.taking import Taking
from xiaodui.jobs import daily, job


@job("imports.take", zh="导入", en="Import", retries=2)
def take(run: Any, *, upload: int, dry: bool) -> dict[str, Any]:
    """Rows and checkpoint commit together: killed at any point, the next attempt goes on at the next row."""
    one = Upload.objects.select_related("person").get(pk=upload)
    return Taking(run, one, dry=dry).whole()


@job("imports.move", zh="搬聊天记录", en="Move history in", retries=2)
def move(run: Any, *, upload: int, dry: bool) -> dict[str, Any]:
    """Killed at any point, the next attempt finds what stands already and goes on with the rest."""
    one = Upload.objects.select_related("person").get(pk=upload)
    return moving.whole(run, one, dry=dry)


@daily("03:20")
@job("imports.sweep", zh="清理上传的文件", en="Remove old uploads")
def sweep(run: Any) -> dict[str, int]:
    """After seven days a file goes, with its sample and rejected rows; files that no row knows go too."""
    now = clock.now()
    old = Upload.objects.exclude(path="").filter(brought_at__lt=now - keeping.KEPT_FOR).select_related("job")
    swept = 0
    for upload in old:
        if not upload.is_going:
            with transaction.atomic():
                forget(upload)
            swept += 1
    known = set(Upload.objects.exclude(path="").values_list("path", flat=True))
    stray = keeping.older_than((keeping.KEPT_FOR + timedelta(days=1)).total_seconds(), now.timestamp())
    for file in stray:
        if file.name not in known:
            file.unlink(missing_ok=True)
    return {"uploads": swept}
