"""Writing down what is seen differently: who, what happened, from which message."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.chat.acts.rights import sits_there
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Widget, act
from xiaodui.core.refusal import Invalid
from xiaodui.deadlines.ladder import Ladder
from xiaodui.decisions.models import Dispute
from xiaodui.decisions.verbs import DISPUTE_OPENED
from xiaodui.journal import record
from xiaodui.people.models import Person


class OpenDispute(Takes):
    people: Annotated[
        list[Annotated[int, Field(ge=1, le=2**62)]], Field(min_length=1, max_length=8), Label(_("哪几位看法不同"))
    ]
    text: Annotated[
        str, StringConstraints(min_length=4, max_length=2000), Label(_("什么事")), Widget("textarea"),
        Help(_("只有写到的几位、你和他们的组长看得到；组长自己也在里面的，由再上一级看")),
    ]  # fmt: skip


@act("messages.dispute", on=Message, who=sits_there, takes=OpenDispute, label=_("记下分歧"))
def open_dispute(message: Message, *, by: Any, people: list[int], text: str) -> Dispute:
    """记下分歧. Nothing of it shows in the room: it is for its parties and who leads them."""
    asked = Person.objects.visible_to(by) if by is not None else Person.objects.all()
    found = asked.active().in_bulk(people)
    if len(found) < len(set(people)):
        raise Invalid({"people": [_("有同事没有找到或者已经停用，请重新选。")]})
    if set(found) == {by.pk}:
        raise Invalid({"people": [_("分歧是两个人的事，把另一位也选上。")]})
    made = Dispute.objects.create(by=by, text=text, message=message, opened_at=clock.now())
    made.parties.set(found.values())
    leaders = Person.objects.in_bulk(_leaders(found))
    made.above.set(
        [pk for pk, one in leaders.items() if not Dispute.objects.visible_to(one).filter(pk=made.pk).exists()]
    )
    told = sorted({f"person:{pk}" for pk in [*found, *leaders]} - {f"person:{by.pk}"})
    record(DISPUTE_OPENED, made, by=by, told=told, heard=[*told, f"person:{by.pk}"])
    return made


def _leaders(parties: dict[int, Person]) -> set[int]:
    """Who leads each of them and has no part in it himself. Two queries."""
    ladder = Ladder()
    return {pk for one in parties.values() for pk in ladder.leaders(one, parties)}
