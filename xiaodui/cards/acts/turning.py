"""From a message to something to be done: the record by its own room's act, and the way between the two."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.cards.acts.inputs import ToDeal, ToTask
from xiaodui.cards.models import Turned
from xiaodui.cards.verbs import MESSAGE_TURNED, RECORD_CAME
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import sits_there
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.deals import acts as deals
from xiaodui.deals.acts.rights import sells
from xiaodui.deals.acts.telling import place as place_of_deal
from xiaodui.journal import key_of, record
from xiaodui.tasks import acts as tasks
from xiaodui.tasks.acts.telling import place as place_of_task

MOST = 20
"""Things made of one message."""


def refuse_spent(message: Message) -> None:
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
    if Turned.objects.filter(message=message).count() >= MOST:
        raise Refusal("message.turned", _("这一条已经记成 %(most)s 件事了，够了。") % {"most": MOST})


def carry_more(message: Message, key: str) -> None:
    """One thing more under the message, in the caller's transaction, before `changed`."""
    # Two who make something of one message at once: on PostgreSQL the second would overwrite what the first put in.
    now = Message.objects.select_for_update().values_list("enclosed", flat=True).get(pk=message.pk)
    Message.objects.filter(pk=message.pk).update(enclosed=[*now, key])


def turn(message: Message, made: Any, *, by: Any, **place: Any) -> Turned:
    """Ties the record to the message, in the caller's transaction: a chip under the message that says of which kind it is,
    and a fact on the record's own timeline that leads to the message. `place` is where the record's facts belong."""
    about = key_of(made)
    tie = Turned.objects.create(message=message, about=about, made_by=by, made_at=clock.now())
    carry_more(message, f"turned:{tie.pk}")
    record(RECORD_CAME, made, by=by, **place, message=key_of(message))
    changed(message, MESSAGE_TURNED, by=by, kind=about.partition(":")[0])
    return tie


@act("messages.task", on=Message, who=sits_there, takes=ToTask, label=_("记成待办"))
def to_task(message: Message, *, by: Any, **said: Any) -> Any:
    refuse_spent(message)
    task = tasks.create(by=by, **said)
    turn(message, task, by=by, **place_of_task(task))
    return task


def sits_and_sells(by: Any, message: Message) -> bool:
    return sits_there(by, message) and sells(by)


@act("messages.deal", on=Message, who=sits_and_sells, takes=ToDeal, label=_("开商机"))
def to_deal(message: Message, *, by: Any, **said: Any) -> Any:
    refuse_spent(message)
    deal = deals.create(by=by, **said)
    turn(message, deal, by=by, **place_of_deal(deal))
    return deal
