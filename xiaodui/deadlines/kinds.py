"""Kinds of promises: declared once by the room that asks for them; measures and notices follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xiaodui.core import spoken
from xiaodui.deadlines.measures import declare_measures
from xiaodui.deadlines.rules import DEPUTY, DUE, HALF, LEADER, Step

if TYPE_CHECKING:
    from xiaodui.deadlines.models import Deadline

_kinds: dict[str, "DeadlineKind"] = {}


@dataclass(frozen=True)
class DeadlineKind:
    """`name` is one word ("ack"), stable across releases; `zh` and `en` what the promise is called on screen.

    Declares the measures `deadlines.<name>.met`, `.missed` and `.kept`. `reassign(deadline)` says who gets it at the
    step of that name, None for nobody; it runs inside the minder's transaction. `snoozes` is how often the promiser may
    put it off himself. A `personal` one is nobody else's to keep (a signature): no deputy gets it, its clock rests on
    days away, it can't be passed on and ends when its person leaves. One that is not `listed` stands in a list of its
    own room (tasks): Today's list of deadlines leaves it out.
    """

    name: str
    zh: str
    en: str
    steps: Sequence[Step] = (HALF, DUE, DEPUTY, LEADER)
    icon: str = "clock"
    reassign: "Callable[[Deadline], Any | None] | None" = None
    snoozes: int = 0
    personal: bool = False
    listed: bool = True

    def __post_init__(self) -> None:
        assert self.name not in _kinds, f"deadline kind {self.name} is declared twice"
        _kinds[self.name] = self
        declare_measures(self.name, self.zh, self.en)

    @property
    def label(self) -> str:
        return self.zh if spoken.in_chinese() else self.en


def all_kinds() -> list[DeadlineKind]:
    return [_kinds[name] for name in sorted(_kinds)]


def unlisted_kinds() -> list[str]:
    """Those that Today's list of deadlines leaves out."""
    return [name for name, kind in sorted(_kinds.items()) if not kind.listed]


def personal_kinds() -> list[str]:
    return [name for name, kind in sorted(_kinds.items()) if kind.personal]


def kind_named(name: str) -> DeadlineKind:
    """The kind, or a plain stand-in for deadlines of a room that is no longer installed."""
    found = _kinds.get(name)
    if found is None:
        found = object.__new__(DeadlineKind)
        plain: dict[str, Any] = {"name": name, "zh": name, "en": name, "steps": (HALF, DUE, DEPUTY, LEADER),
                                 "icon": "clock", "reassign": None, "snoozes": 0, "personal": False,
                                 "listed": True}  # fmt: skip
        for key, value in plain.items():
            object.__setattr__(found, key, value)
    return found
