"""Which forms a room takes."""

from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.posts.models import RoomForm

_FORM = Prepared(lambda room: RoomForm.objects.filter(room_id=room), int)


def form_of(room: Room) -> RoomForm:
    """The room's own, or one that isn't kept: all types, not strict. One query."""
    found = _FORM.records(room.pk)
    return found[0] if found else RoomForm(room_id=room.pk, set_at=clock.now())


def has_forms(room: Room) -> bool:
    """Two who talk need none."""
    return not room.is_direct
