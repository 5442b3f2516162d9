"""Asking for "seen and understood"."""

from datetime import date, datetime, time
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import wrote_or_runs
from xiaodui.chat.models import Message, Seat
from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Widget, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.calendar.wall import instant_of
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.jobs import enqueue
from xiaodui.people.calendars import calendar_of
from xiaodui.people.models import Person
from xiaodui.receipts.kinds import KNOW
from xiaodui.receipts.models import Known, Receipt
from xiaodui.receipts.verbs import RECEIPT_ASKED

DAY_ENDS = time(18)


class Ask(Takes):
    day: Annotated[date | None, Blank, Label(_("哪天以前")), Help(_("空着就不催"))] = None
    hour: Annotated[time | None, Blank, Label(_("几点以前")), Help(_("空着就是 18:00")), Widget("time")] = None


@act("messages.ask_receipt", on=Message, who=wrote_or_runs, takes=Ask, label=_("请大家点知道了"))
def ask(message: Message, *, by: Any, day: Any, hour: Any) -> Receipt:
    """请大家点知道了. Of all who sit there now but its author and whoever asks."""
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
    if Receipt.objects.filter(message=message).exists():
        raise Refusal("receipt.asked", _("这一条已经请大家点知道了。"))
    due, apart = _due(by, day, hour), {message.author_id, by.pk if by else None}
    seated = Seat.objects.present().filter(room_id=message.room_id)
    people = [pk for pk in seated.values_list("person_id", flat=True) if pk not in apart]
    if not people:
        raise Refusal("receipt.nobody", _("群里没有别人，不用点。"))
    receipt = Receipt.objects.create(message=message, asked_by=by, asked_at=clock.now(), due_at=due, asked=len(people))
    Known.objects.bulk_create([Known(receipt=receipt, person_id=pk) for pk in people], batch_size=400)
    Message.objects.filter(pk=message.pk).update(enclosed=[*message.enclosed, receipt.key])
    changed(message, RECEIPT_ASKED, by=by, receipt=receipt.key, asked=len(people), due=due)
    if due is not None:
        _hold_to(receipt, people, due, by)
    return receipt


def _hold_to(receipt: Receipt, people: list[int], due: datetime, by: Any) -> None:
    from xiaodui.receipts.jobs import give_list

    asked = Person.objects.in_bulk(people).values()
    deadlines.open_many(KNOW, [deadlines.Promise(receipt, one, due_at=due, by=by) for one in asked])
    enqueue(give_list, due_at=due, receipt=receipt.pk)


def _due(by: Any, day: date | None, hour: time | None) -> datetime | None:
    if day is None:
        if hour is not None:
            raise Invalid({"day": [_("写了几点，也要选哪一天。")]})
        return None
    zone = calendar_of(by).zone if by is not None else clock.zone()
    due = instant_of(datetime.combine(day, hour or DAY_ENDS), zone)
    if due <= clock.now():
        raise Invalid({"day" if hour is None else "hour": [_("这个时间已经过去了，选一个以后的。")]})
    return due
