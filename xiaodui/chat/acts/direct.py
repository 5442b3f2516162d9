"""A room of two: opened by the first word to a colleague, one for each pair."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.inputs import TalkTo
from xiaodui.chat.acts.rights import works_here
from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.acts.seating import seat
from xiaodui.chat.models import Room
from xiaodui.chat.verbs import ROOM_OPENED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record


@act("rooms.talk_to", who=works_here, takes=TalkTo, label=_("发消息"))
def talk_to(*, by: Any, person: Any) -> Room:
    """The room of these two; of one's own, for notes to oneself. Asked again it is the same one."""
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": person.name})
    pair = ":".join(str(pk) for pk in sorted({by.pk, person.pk}))
    if found := Room.objects.filter(pair=pair).first():
        seat(found, {by.pk: by, person.pk: person}.values(), by=by)
        return found
    room = Room.objects.create(kind="direct", pair=pair, made_by=by, made_at=clock.now())
    record(ROOM_OPENED, room, by=by, **heard(room))
    seat(room, {by.pk: by, person.pk: person}.values(), by=by)
    return room
