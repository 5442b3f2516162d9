"""Answering with a sign; keeping a message at the head of its room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.inputs import Pin, React
from xiaodui.chat.acts.rights import runs, sits_there
from xiaodui.chat.models import Message, Reaction
from xiaodui.chat.verbs import MESSAGE_PINNED, MESSAGE_SIGNED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal

MOST_SIGNS = 12
"""Different signs under one message."""
MOST_PINNED = 20


@act("messages.react", on=Message, who=sits_there, takes=React, label=_("回应"))
def react(message: Message, *, by: Any, sign: str) -> Message:
    """回应. Twice the same is once."""
    _refuse_recalled(message)
    signs = set(Reaction.objects.filter(message=message).values_list("sign", flat=True).distinct())
    if sign not in signs and len(signs) >= MOST_SIGNS:
        raise Refusal("message.signs", _("这一条下面的表情够多了，点一个已有的吧。"))
    Reaction.objects.bulk_create(
        [Reaction(message=message, person=by, sign=sign, at=clock.now())], ignore_conflicts=True
    )
    return changed(message, MESSAGE_SIGNED, by=by, sign=sign, given=True)


@act("messages.unreact", on=Message, who=sits_there, takes=React, label=_("收回回应"))
def unreact(message: Message, *, by: Any, sign: str) -> Message:
    """收回. What wasn't there stays away."""
    Reaction.objects.filter(message=message, person=by, sign=sign).delete()
    return changed(message, MESSAGE_SIGNED, by=by, sign=sign, given=False)


def may_pin(by: Any, message: Message) -> bool:
    """In a room of two both; else who runs it."""
    return sits_there(by, message) if message.room.is_direct else runs(by, message.room)


@act("messages.pin", on=Message, who=may_pin, takes=Pin, label=_("置顶"))
def pin(message: Message, *, by: Any) -> Message:
    """置顶. The rules, the price list, the decision: at the head of the room until it is taken down."""
    _refuse_recalled(message)
    if Message.objects.filter(room_id=message.room_id).exclude(pinned_at=None).count() >= MOST_PINNED:
        raise Refusal("room.pinned", _("已经置顶了 %(most)s 条，先取下一条不用的。") % {"most": MOST_PINNED})
    return _pinned(message, by, clock.now())


@act("messages.unpin", on=Message, who=may_pin, takes=Pin, label=_("取消置顶"))
def unpin(message: Message, *, by: Any) -> Message:
    return _pinned(message, by, None)


def _pinned(message: Message, by: Any, at: Any) -> Message:
    Message.objects.filter(pk=message.pk).update(pinned_at=at)
    return changed(message, MESSAGE_PINNED, by=by, pinned=at is not None)


def _refuse_recalled(message: Message) -> None:
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
