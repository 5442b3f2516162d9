"""定格式: which forms a room takes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import record
from xiaodui.posts.acts.inputs import SetFormat, must_pairs
from xiaodui.posts.models import RoomForm
from xiaodui.posts.verbs import FORMAT_SET


@act("rooms.set_format", on=Room, who=runs, takes=SetFormat, label=_("群里的格式"))
def set_format(room: Room, *, by: Any, strict: bool, types: list[str], musts: list[str]) -> RoomForm:
    """定格式. Who runs the room; it holds for what is said from now on."""
    if room.is_direct:
        raise Refusal("room.direct", _("两个人说话不用格式。"))
    if set(musts) - {key for key, _label in must_pairs()}:
        raise Invalid({"musts": [_("有一项没认出来，请重新勾选。")]})
    form, _fresh = RoomForm.objects.update_or_create(
        room=room,
        defaults={"strict": strict, "types": types, "musts": musts, "set_by": by, "set_at": clock.now()},
    )
    record(FORMAT_SET, room, by=by, **heard(room), strict=strict, types=types, musts=musts)
    return form
