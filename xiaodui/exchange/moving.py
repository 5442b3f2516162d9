"""A whole set taken in by a job: first as a check, then for good. What it had brought when it stopped, it finds again."""

import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal
from xiaodui.exchange import keeping
from xiaodui.exchange.acts.taking import settle
from xiaodui.exchange.formats.sets import SETS
from xiaodui.exchange.kinds.said import in_both
from xiaodui.exchange.models import Upload
from xiaodui.exchange.reading import ReadError

LOOKS = 0.5
"""Seconds between two looks whether the job should stop."""
MOST = 50
KEPT = (
    "people",
    "rooms",
    "messages",
    "there",
    "answers",
    "by_bots",
    "edited",
    "files",
    "reactions",
    "skipped",
    "of_rooms",
)


def whole(run: Any, upload: Upload, *, dry: bool) -> dict[str, Any]:
    """The report. A set that can't be read leaves a sentence and no counts."""
    if not upload.person.is_owner or not upload.person.is_active:
        raise Refusal("no-right", _("搬聊天记录要公司负责人来做。"))
    looked = time.monotonic()

    def progress(what: str, done: int, total: int) -> None:
        nonlocal looked
        run.progress(done, total)
        if time.monotonic() - looked > LOOKS:
            looked = time.monotonic()
            run.checkpoint({})

    try:
        said = SETS[upload.kind].run(keeping.full(upload.path), dry_run=dry, progress=progress, by=upload.person)
        report = _report(said, dry)
    except ReadError as error:
        zh, en = in_both(error.sentence)
        report = {"dry": dry, **dict.fromkeys(("read", "added", "updated", "same", "rejected"), 0), "matched": [],
                  "broken": {"code": error.code, "zh": zh, "en": en}}  # fmt: skip
    settle(upload, report, dry=dry or "broken" in report)
    return report


def _report(said: dict[str, Any], dry: bool) -> dict[str, Any]:
    """As of any import (read = added + updated + same + rejected, of messages), and what else came or would come."""
    fresh = said["messages"] - said["there"]
    return {
        "dry": dry, "read": said["messages"] + said["rejected"], "added": fresh, "updated": 0, "same": said["there"],
        "rejected": said["rejected"],
        "matched": [[one["field"], one["said"], one["taken"], one["rows"]] for one in said["matched"][:MOST]],
        "set": {
            **{name: said[name] for name in KEPT}, "of_rooms": said["of_rooms"][:MOST],
            "new_people": said["added_by_kind"].get("people", 0), "new_rooms": said["added_by_kind"].get("rooms", 0),
            "apart": [{"said": one["said"], "known": one["known"]} for one in said["apart"][:MOST]],
            "rejects": [{"file": one["file"], "line": one["line"], "reason": one["reason"]} for one in said["rejects"][:MOST]],
        },
    }  # fmt: skip
