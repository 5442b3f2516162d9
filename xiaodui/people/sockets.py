"""Where upper rooms tell what a person owns, so that nobody leaves with customers in his pocket."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Owned:
    """One kind of thing that people own.

    `count(person)` is one query; `hand_over(person, to, by, reason)` gives all of it to `to` by the room's own acts,
    inside the caller's transaction, with `by` already allowed to do so.
    """

    label: Any
    count: Callable[[Any], int]
    hand_over: Callable[[Any, Any, Any, str], Any]
    order: int = 0


OWNED: Socket[Owned] = Socket("people.owned", Owned)
