"""Writing down what was decided."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.cards.acts.turning import refuse_spent, turn
from xiaodui.chat.acts.rights import sits, sits_there
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Ref, Takes, Widget, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.decisions.acts.asking import decided_by
from xiaodui.decisions.models import Decision
from xiaodui.decisions.verbs import DECISION_SUPERSEDED, DECISION_TAKEN
from xiaodui.journal import record

Text = Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("定了什么")), Widget("textarea")]


class TakeDecision(Takes):
    text: Annotated[Text, Help(_("写成一句话，以后一看就懂"))]
    person: Annotated[
        Annotated[Any, Ref("people.Person"), Widget("search-select")] | None,
        Blank,
        Label(_("谁定的")),
        Help(_("空着就是自己")),
    ] = None
    on: Annotated[date | None, Blank, Label(_("哪天定的")), Help(_("空着就是今天"))] = None


@act("rooms.decide", on=Room, who=sits, takes=TakeDecision, label=_("记决定"))
def decide_here(room: Room, *, by: Any, text: str, person: Any, on: date | None) -> Decision:
    """记决定, without a message of which it is made."""
    return _taken(room, None, by, text, person, on)


@act("messages.decide", on=Message, who=sits_there, takes=TakeDecision, label=_("记成决定"))
def decide(message: Message, *, by: Any, text: str, person: Any, on: date | None) -> Decision:
    """记成决定. Who said it decided, where nobody else is named; a question of which it is made is decided with it."""
    refuse_spent(message)
    found = _taken(message.room, message, by, text, person, on)
    turn(message, found, by=by, **_place(found))
    decided_by(message, found, by=by)
    return found


def may_supersede(by: Any, decision: Decision) -> bool:
    return sits(by, decision.room)


@act("decisions.supersede", on=Decision, who=may_supersede, takes=TakeDecision, label=_("改主意了"))
def supersede(decision: Decision, *, by: Any, text: str, person: Any, on: date | None) -> Decision:
    """改主意了. The old one stays to be read, and leads to the new one. Claims the row: two hands make one successor."""
    fresh = _taken(decision.room, None, by, text, person, on)
    if not Decision.objects.standing().filter(pk=decision.pk).update(superseded_by=fresh):
        raise Refusal("decision.superseded", _("这个决定已经被取代了，请打开新的那个再改。"))
    decision.refresh_from_db()
    record(DECISION_SUPERSEDED, decision, by=by, **_place(decision), new=fresh)
    return fresh


def _taken(room: Room, message: Message | None, by: Any, text: str, person: Any, on: date | None) -> Decision:
    if room.archived_at:
        raise Refusal("room.archived", _("这个群已经归档，只能看。要接着聊，请群主重新打开。"))
    if on is not None and on > clock.today():
        raise Invalid({"on": [_("还没到的日子，不能算已经定了。")]})
    said_it = message.author if message else None
    if person not in {None, said_it} and not sits(person, room):
        raise Invalid({"person": [_("%(name)s 不在这个群里，看不到：先请进来，或者换一位。") % {"name": person.name}]})
    found = Decision.objects.create(
        room=room, message=message, text=" ".join(text.split()), decided_by=person or said_it or by, decided_on=on or clock.today(),
        recorded_by=by, recorded_at=clock.now(),
    )  # fmt: skip
    record(DECISION_TAKEN, found, by=by, **_place(found), decided_by=found.decided_by)
    return found


def _place(decision: Decision) -> dict[str, Any]:
    return {"within": f"room:{decision.room_id}", "heard": [f"room:{decision.room_id}"]}
