"""A hook of a room, for tables of every door and page."""

from typing import Any

from xiaodui.chat.models import Room
from xiaodui.hooks import acts
from xiaodui.hooks.models import Hook


def hooked(room: Room, by: Any) -> Hook:
    made: Hook = acts.add(room, by=by, name="监控")
    return made
