"""Asking a poll: the poll and its message are one."""

from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.looking import looked_at, part_of
from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Room
from xiaodui.chat.sockets import Saying
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.calendar.wall import instant_of
from xiaodui.core.refusal import Invalid
from xiaodui.jobs import enqueue
from xiaodui.journal import record
from xiaodui.people.calendars import calendar_of
from xiaodui.polls.acts.inputs import AskPoll
from xiaodui.polls.models import MOST_OPTIONS, Poll
from xiaodui.polls.verbs import POLL_ASKED

DAY_ENDS = time(18)


@act("rooms.poll", on=Room, who=sits, takes=AskPoll, label=_("投票"))
def ask(
    room: Room, *, by: Any, question: str, options: tuple[str, ...], many: bool, anonymous: bool, ends_on: Any, ends_time: Any,
    under: Any, anyway: bool,
) -> Poll:  # fmt: skip
    """发起投票. It goes as a message of his; the answers are looked at as his words are."""
    _check_options(options)
    ends_at = _ends(by, ends_on, ends_time)
    said = {
        "question": question, "options": options, "many": many, "anonymous": anonymous, "ends_on": ends_on, "ends_time": ends_time,
        "under": under,
    }  # fmt: skip
    with part_of("rooms.poll", "\n".join([question, *options]), **said):
        looked_at(Saying(room, by, "\n".join(options), under, (), anyway))
        poll = _asked(room, by, said, ends_at, anyway)
    if ends_at is not None:
        from xiaodui.polls.jobs import end

        enqueue(end, due_at=ends_at, poll=poll.pk)
    poll.refresh_from_db()
    return poll


def _asked(room: Room, by: Any, said: dict[str, Any], ends_at: datetime | None, anyway: bool) -> Poll:
    options, many, anonymous = said["options"], said["many"], said["anonymous"]
    poll = Poll.objects.create(
        room=room, asked_by=by, question=said["question"], options=list(options), many=many, anonymous=anonymous,
        counts=[0] * len(options), made_at=clock.now(), ends_at=ends_at,
    )  # fmt: skip
    chat.say(room, by=by, text=said["question"], enclosed=[poll.key], under=said["under"], anyway=anyway)
    record(
        POLL_ASKED, poll, by=by, within=room, heard=[room.key], options=len(options), many=many, anonymous=anonymous,
        ends_at=ends_at,
    )  # fmt: skip
    return poll


def _check_options(options: tuple[str, ...]) -> None:
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise Invalid({"options": [_("写 2 到 12 个选项，一行一个。")]})
    if len({one.casefold() for one in options}) < len(options):
        raise Invalid({"options": [_("有两个选项一样，改掉一个。")]})


def _ends(by: Any, on: Any, at: Any) -> datetime | None:
    """On his clocks; a day alone lasts until six."""
    if on is None:
        if at is not None:
            raise Invalid({"ends_on": [_("写了几点，也要选哪一天。")]})
        return None
    zone = calendar_of(by).zone if by is not None else clock.zone()
    ends = instant_of(datetime.combine(on, at or DAY_ENDS), zone)
    if ends <= clock.now():
        raise Invalid({"ends_on" if at is None else "ends_time": [_("这个时间已经过去了，选一个以后的。")]})
    return ends
