"""Closing a poll: by who asked it, who runs the room, or its time."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import runs
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.polls.acts.inputs import Nothing
from xiaodui.polls.acts.voting import sits_there
from xiaodui.polls.models import Poll
from xiaodui.polls.verbs import POLL_CLOSED


def may_close(by: Any, poll: Poll) -> bool:
    return (poll.asked_by_id == by.pk and sits_there(by, poll)) or runs(by, poll.room)


@act("polls.close", on=Poll, who=may_close, takes=Nothing, label=_("结束投票"))
def close(poll: Poll, *, by: Any) -> Poll:
    """结束. Once; the room is told how it came out, as an answer under it."""
    assert poll.message is not None, "a poll is seen only with its message"
    changed(poll.message, POLL_CLOSED, by=by, poll=poll.key)
    rows = Poll.objects.open().filter(pk=poll.pk)
    if not rows.update(closed_at=clock.now(), closed_by=by, version=F("version") + 1):
        raise Refusal("poll.closed", _("这个投票已经结束了。"))
    poll.refresh_from_db()
    chat.say(poll.room, by=None, enclosed=[f"poll-end:{poll.pk}"], client=f"poll-end-{poll.pk}", under=poll.message)
    return poll


def end_silently(poll: Poll) -> None:
    """Its room is archived or its message gone: it ends, and nothing more is said."""
    Poll.objects.open().filter(pk=poll.pk).update(closed_at=clock.now(), version=F("version") + 1)


def end_next(pk: int) -> bool:
    """Closes this poll where its time is over; whether it did. Safe to run twice."""
    poll = Poll.objects.open().filter(pk=pk, ends_at__lte=clock.now()).select_related("room", "message").first()
    if poll is None:
        return False
    if poll.room.archived_at or poll.message is None or not poll.message.stands:
        end_silently(poll)
        return True
    try:
        close(poll, by=None)
    except Refusal as no:
        if no.code != "poll.closed":
            raise
        return False
    return True
