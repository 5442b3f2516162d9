"""What the import's job writes about itself, beside what the rooms' own acts write."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from xiaodui.exchange.formats.sets import kind_of
from xiaodui.exchange.models import Rejection, Upload
from xiaodui.exchange.verbs import IMPORT_RUN
from xiaodui.journal import record

BECAME = ("added", "updated", "same", "rejected")


def clear_rejections(upload: Upload) -> None:
    with transaction.atomic():
        Rejection.objects.filter(upload=upload).delete()


def note_rejections(rows: Sequence[Rejection]) -> None:
    """In the chunk's own transaction, so that a row is either in or among the rejected ones."""
    Rejection.objects.bulk_create(rows, batch_size=100)


def settle(upload: Upload, report: Mapping[str, Any], *, dry: bool) -> None:
    """The end of a check or a run. `read` must be what the rows became, summed."""
    assert report["read"] == sum(report[name] for name in BECAME), "every row became something"
    state = Upload.State.CHECKED if dry else Upload.State.DONE
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(report=dict(report), state=state, version=F("version") + 1)
        if not dry:
            _tell(upload, report)


def _tell(upload: Upload, report: Mapping[str, Any]) -> None:
    kind, by = kind_of(upload.kind), upload.person
    counts = {name: report[name] for name in ("read", *BECAME)}
    team = f"team:{by.team_id}" if by.team_id else None
    record(
        IMPORT_RUN, upload, by=by, team=team, what=kind.zh, list=kind.en, kind=kind.key, **counts,
        personal={"file": upload.name},
    )  # fmt: skip
