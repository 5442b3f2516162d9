"""Where a room above says how far a win leaves its goal."""

from collections.abc import Callable
from typing import Any

from xiaodui.core.sockets import Socket

BATTLE_GOALS: Socket[Callable[[Any], str]] = Socket("battles.goals", Callable)
"""(report, its team fetched with it) → a half-sentence on the team's gap to its goal, as published to everybody who reads
the report; "" where it has none. Asked once for each report that is drawn."""
