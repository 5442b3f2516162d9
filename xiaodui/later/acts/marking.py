"""Marks on a message: remind me of it, keep it for me. Marks, not facts."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import sits_there
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.jobs import enqueue
from xiaodui.journal import record
from xiaodui.later.acts.inputs import Nothing, Remind
from xiaodui.later.kinds import REMINDER
from xiaodui.later.models import Reminder, Saved
from xiaodui.later.moments import moment
from xiaodui.later.verbs import REMINDED
from xiaodui.notices.giving import notify


@act("messages.remind", on=Message, who=sits_there, takes=Remind, label=_("到时候提醒我"))
def remind(message: Message, *, by: Any, when: str, day: Any, hour: Any) -> Reminder:
    """提醒我. Asked again the time moves."""
    from xiaodui.later.jobs import tell

    _refuse_gone(message)
    due = moment(by, when, day, hour)
    if not Reminder.objects.filter(person=by, message=message, told_at=None).update(due_at=due):
        Reminder.objects.create(person=by, message=message, due_at=due, made_at=clock.now())
    reminder = Reminder.objects.get(person=by, message=message, told_at=None)
    enqueue(tell, due_at=due, reminder=reminder.pk)
    return reminder


@act(
    "reminders.drop",
    on=Reminder,
    who=lambda by, one: bool(one.person_id == by.pk),
    takes=Nothing,
    label=_("不用提醒了"),
)
def drop_reminder(reminder: Reminder, *, by: Any) -> Reminder:
    Reminder.objects.filter(pk=reminder.pk, told_at=None).delete()
    return reminder


@act("messages.save", on=Message, who=sits_there, takes=Nothing, label=_("收着"))
def save(message: Message, *, by: Any) -> Saved:
    """收着. What was done comes back into the list."""
    _refuse_gone(message)
    saved, fresh = Saved.objects.get_or_create(person=by, message=message, defaults={"saved_at": clock.now()})
    if not fresh and saved.done_at:
        Saved.objects.filter(pk=saved.pk).update(saved_at=clock.now(), done_at=None)
        saved.refresh_from_db()
    return saved


@act("messages.finish", on=Message, who=sits_there, takes=Nothing, label=_("处理好了"))
def finish(message: Message, *, by: Any) -> Saved:
    """处理好了. Done, and still to be found among what is done."""
    Saved.objects.filter(person=by, message=message, done_at=None).update(done_at=clock.now())
    return _saved(by, message)


@act("messages.unsave", on=Message, who=sits_there, takes=Nothing, label=_("不收了"))
def unsave(message: Message, *, by: Any) -> Message:
    Saved.objects.filter(person=by, message=message).delete()
    return message


def tell_due(pk: int) -> bool:
    """Tells him where it is due, once; who may no longer read the message isn't told of it. Safe to run twice."""
    with transaction.atomic():
        found = Reminder.objects.filter(pk=pk, told_at=None, due_at__lte=clock.now()).select_related("person").first()
        if found is None or not Reminder.objects.filter(pk=pk, told_at=None).update(told_at=clock.now()):
            return False
        message = Message.objects.visible_to(found.person).standing().filter(pk=found.message_id).first()
        if message is None:
            return False
        me = f"person:{found.person_id}"
        fact = record(REMINDED, message, by=None, within=f"room:{message.room_id}", heard=[me], told=[me])
        notify(REMINDER, fact, [found.person_id], told=True, about=f"reminder:{pk}")
        return True


def _saved(by: Any, message: Message) -> Saved:
    saved = Saved.objects.filter(person=by, message=message).first()
    if saved is None:
        raise Refusal("message.unsaved", _("这一条没有收着，先收起来。"))
    return saved


def _refuse_gone(message: Message) -> None:
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
