"""Where what was said is looked for: the room above that does it plugs its address in."""

from collections.abc import Callable

from xiaodui.core.sockets import Socket

SEEKS: Socket[Callable[[int | None], str]] = Socket("chat.seeks", Callable)
"""The address of the page that looks through a room, or through all of them; the first that is plugged."""
