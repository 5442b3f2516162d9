"""What the API reads: each of these by its owner alone."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.later.models import Draft, Reminder, Saved, Waiting


def _waiting(one: Waiting) -> dict[str, Any]:
    return {
        "id": one.pk, "room": one.room_id, "under": one.under_id, "text": one.text, "enclosed": one.enclosed,
        "send_at": one.send_at, "made_at": one.made_at, "sent_at": one.sent_at, "message": one.message_id,
        "dropped_at": one.dropped_at, "held": one.held, "version": one.version,
    }  # fmt: skip


def _reminder(one: Reminder) -> dict[str, Any]:
    return {
        "id": one.pk,
        "message": one.message_id,
        "due_at": one.due_at,
        "made_at": one.made_at,
        "told_at": one.told_at,
    }


def _saved(one: Saved) -> dict[str, Any]:
    return {"id": one.pk, "message": one.message_id, "saved_at": one.saved_at, "done_at": one.done_at}


def _draft(one: Draft) -> dict[str, Any]:
    return {"id": one.pk, "room": one.room_id, "root": one.root, "text": one.text, "typed_at": one.typed_at}


READS.plug(Read("waiting", Waiting, _waiting, {"room": "room_id"}))
READS.plug(Read("reminders", Reminder, _reminder, {"message": "message_id"}))
READS.plug(Read("saved", Saved, _saved, {"message": "message_id"}))
READS.plug(Read("drafts", Draft, _draft, {"room": "room_id"}))
