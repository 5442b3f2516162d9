"""Who owes an answer to whom; a room's pace; what was held, flagged, taken down, and objected to."""

from xiaodui.norms.models.held import Held
from xiaodui.norms.models.hush import Hush
from xiaodui.norms.models.objection import Objection
from xiaodui.norms.models.pace import Pace
from xiaodui.norms.models.unfit import Flag, TakeDown
from xiaodui.norms.models.wait import Wait

__all__ = ["Flag", "Held", "Hush", "Objection", "Pace", "TakeDown", "Wait"]
