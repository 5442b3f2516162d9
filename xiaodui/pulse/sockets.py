"""What upper rooms tell the live wire. The audience and the cuts are declared in core."""

from collections.abc import Callable

from xiaodui.core.sockets import AUDIENCE, CUTS, Socket

ALOUD: Socket[str] = Socket("pulse.aloud", str)
"""Verbs of which everybody may learn that one happened (not which): pages that show published figures look at the
verb as a topic ("deal.won") and hear without ids."""

GREETINGS: Socket[Callable[[], list[str]]] = Socket("serve.greetings", Callable)
"""Lines printed when the server is up: the demo company's sign-ins. Asked once, at start."""

__all__ = ["ALOUD", "AUDIENCE", "CUTS", "GREETINGS"]
