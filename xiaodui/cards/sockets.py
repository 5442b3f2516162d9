"""Which records have a room of their own, and who belongs there."""

from collections.abc import Callable
from dataclasses import dataclass

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Talked:
    """A kind of record that is talked about on its own page. `seated(pk)` gives the ids of those who belong into its room,
    the one who answers for the record first ("owner" of the room), the others after him; empty for a record that is gone.
    Who doesn't see the record isn't seated, whatever is said here."""

    kind: str
    seated: Callable[[int], list[int]]


TALKED: Socket[Talked] = Socket("cards.talked", Talked)
