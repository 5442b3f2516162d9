"""What upper rooms tell the live wire. The audience and the cuts are declared in core."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xiaodui.core.sockets import AUDIENCE, CUTS, Socket

ALOUD: Socket[str] = Socket("pulse.aloud", str)
"""Verbs of which everybody may learn that one happened (not which): pages that show published figures look at the
verb as a topic ("deal.won") and hear without ids."""


@dataclass(frozen=True)
class Echo:
    """Facts of `verb` are told once more as `topic`, without ids, to whoever has one of `keys(detail)` in his audience:
    those who see the list that a record leaves or enters, though they may not see the record."""

    verb: str
    topic: str
    keys: Callable[[dict[str, Any]], Iterable[str]]


ECHOES: Socket[Echo] = Socket("pulse.echoes", Echo)
"""Asked once, at start. `keys` reads the fact's detail alone: it runs for each such fact, in the tail's thread."""

DISCREET: Socket[Callable[[Any], bool]] = Socket("pulse.discreet", Callable)
"""Whether this person keeps to himself: his pages neither whisper (that he types) nor hear others. Asked with his sight."""

GREETINGS: Socket[Callable[[], list[str]]] = Socket("serve.greetings", Callable)
"""Lines printed when the server is up: the demo company's sign-ins. Asked once, at start."""


@dataclass(frozen=True)
class Part:
    """What pages that look at `topic` are handed instead of being told to ask: `said` by language, as JSON will carry it.
    To these persons (keys) only. Others of them whose pages look at `note_topic` are handed the `note`."""

    topic: str
    persons: frozenset[str]
    said: Mapping[str, Any]
    note_topic: str = ""
    note: Any = None


@dataclass(frozen=True)
class Pushed:
    """Facts of these verbs are handed out drawn, not poked. `draw(rows)` runs in the tail's thread and reads who may see
    it anew each time: what it gives is lent for `LEASE` seconds."""

    verbs: frozenset[str]
    draw: Callable[[list[Any]], list[Part]]


PUSHED: Socket[Pushed] = Socket("pulse.pushed", Pushed)
"""Several may name the same `draw`: their facts are drawn together.

For what a thousand pages would ask at once (what is said in a room). Everything else is poked."""

__all__ = ["ALOUD", "AUDIENCE", "CUTS", "DISCREET", "ECHOES", "GREETINGS", "PUSHED", "Echo", "Part", "Pushed"]
