"""What the API reads of hooks: never the address."""

from xiaodui.core.reads import READS, Read
from xiaodui.hooks.models import Hook

READS.plug(Read("hooks", Hook, Hook.shown, {"room": "room_id"}))
