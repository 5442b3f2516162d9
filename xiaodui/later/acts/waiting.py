"""A message for later: kept, changed, dropped, sent now."""

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.jobs import enqueue
from xiaodui.journal import record
from xiaodui.journal.verb import Verb
from xiaodui.later.acts.inputs import EditWaiting, Nothing, SayLater, SendNow
from xiaodui.later.acts.sending import go
from xiaodui.later.models import Waiting
from xiaodui.later.moments import moment
from xiaodui.later.verbs import LATER_DROPPED, LATER_EDITED, LATER_KEPT

MOST = 200
"""Messages of one person that wait at once."""


def his(by: Any, waiting: Waiting) -> bool:
    return bool(waiting.author_id == by.pk)


@act("rooms.say_later", on=Room, who=sits, takes=SayLater, label=_("晚些发"))
def say_later(
    room: Room, *, by: Any, text: str, enclosed: list[str], under: Any, when: str, day: Any, hour: Any
) -> Waiting:
    """晚些发. What is looked at before it goes is looked at when it goes."""
    text = text.strip("\n")
    if not text.strip() and not enclosed:
        raise Invalid({"text": [_("还没写内容。")]})
    if room.archived_at:
        raise Refusal("room.archived", _("这个群已经归档，只能看。要接着聊，请群主重新打开。"))
    if under is not None and under.room_id != room.pk:
        raise Refusal("message.elsewhere", _("要回复的那一条在别的群里，请到那个群里回复。"))
    if Waiting.objects.open().filter(author=by).count() >= MOST:
        raise Refusal("waiting.many", _("已经有 %(most)s 条在等着发了，先发掉或取消几条。") % {"most": MOST})
    waiting = Waiting.objects.create(
        room=room, author=by, under=under, text=text, enclosed=enclosed, send_at=moment(by, when, day, hour),
        made_at=clock.now(),
    )  # fmt: skip
    _tell(LATER_KEPT, waiting, by)
    _wake(waiting)
    return waiting


@act("waiting.edit", on=Waiting, who=his, takes=EditWaiting, label=_("改一改"))
def edit(waiting: Waiting, *, by: Any, text: str, day: Any, hour: Any, version: int) -> Waiting:
    """改. What was held waits again."""
    if not text.strip() and not waiting.enclosed:
        raise Invalid({"text": [_("还没写内容。")]})
    changes = {"text": text.strip("\n"), "send_at": moment(by, "own", day, hour), "held": ""}
    rows = Waiting.objects.open().filter(pk=waiting.pk, version=version)
    if not rows.update(**changes, version=F("version") + 1):
        refuse_over(waiting)
    waiting.refresh_from_db()
    _tell(LATER_EDITED, waiting, by)
    _wake(waiting)
    return waiting


@act("waiting.drop", on=Waiting, who=his, takes=Nothing, label=_("不发了"))
def drop(waiting: Waiting, *, by: Any) -> Waiting:
    rows = Waiting.objects.open().filter(pk=waiting.pk)
    if not rows.update(dropped_at=clock.now(), version=F("version") + 1):
        refuse_over(waiting)
    waiting.refresh_from_db()
    _tell(LATER_DROPPED, waiting, by)
    return waiting


@act("waiting.send_now", on=Waiting, who=his, takes=SendNow, label=_("现在发"))
def send_now(waiting: Waiting, *, by: Any, anyway: bool) -> Waiting:
    """现在发. A refusal is told as it would be of a message; it goes on waiting."""
    if not go(waiting, anyway=anyway):
        refuse_over(waiting)
    waiting.refresh_from_db()
    return waiting


def refuse_over(waiting: Waiting) -> None:
    now = Waiting.objects.get(pk=waiting.pk)
    if now.sent_at:
        raise Refusal("waiting.sent", _("这一条已经发出去了，要改请到群里改。"))
    if now.dropped_at:
        raise Refusal("waiting.dropped", _("这一条已经取消了。"))
    raise Refusal("stale", _("刚才在别处改过了，刷新后再改。"))


def _tell(verb: Verb, waiting: Waiting, by: Any) -> None:
    print_of = hashlib.sha256(waiting.text.encode()).hexdigest()
    at: datetime = waiting.send_at
    heard = [f"person:{waiting.author_id}"]
    record(
        verb,
        waiting,
        by=by,
        within=f"room:{waiting.room_id}",
        heard=heard,
        due=at,
        length=len(waiting.text),
        print=print_of,
    )


def _wake(waiting: Waiting) -> None:
    from xiaodui.later.jobs import send

    enqueue(send, due_at=waiting.send_at, waiting=waiting.pk)
