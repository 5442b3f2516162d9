"""What the API reads of polls: counts, and of an open poll nothing more than its page shows. Votes are not a noun of it."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.polls.models import Poll


def _poll(poll: Poll) -> dict[str, Any]:
    return {
        "id": poll.pk, "room": poll.room_id, "message": poll.message_id, "asked_by": poll.asked_by_id, "question": poll.question,
        "options": [{"text": text, "votes": votes} for text, votes in zip(poll.options, poll.counts, strict=True)],
        "voters": poll.voters, "many": poll.many, "anonymous": poll.anonymous, "made_at": poll.made_at,
        "ends_at": poll.ends_at, "closed_at": poll.closed_at, "version": poll.version,
    }  # fmt: skip


READS.plug(Read("polls", Poll, _poll, {"room": "room_id", "message": "message_id"}))
