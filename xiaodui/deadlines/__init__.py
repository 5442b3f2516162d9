"""时限: one clock for every promise. Upper rooms declare kinds, open deadlines and meet them."""

from typing import Any

from xiaodui.deadlines.rules import DEPUTY, DUE, HALF, LEADER, REASSIGN, Step

__all__ = [
    "DEPUTY", "DUE", "HALF", "LEADER", "REASSIGN", "Deadline", "DeadlineKind", "Promise", "Step", "close", "excusable",
    "excuse", "meet", "open_deadline", "open_many", "pass_on", "undo", "waive",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """What needs Django's models is imported when it is asked for."""
    if name == "DeadlineKind":
        from xiaodui.deadlines.kinds import DeadlineKind

        return DeadlineKind
    if name == "Deadline":
        from xiaodui.deadlines.models import Deadline

        return Deadline
    if name in __all__:
        from xiaodui.deadlines import acts

        return getattr(acts, name)
    raise AttributeError(name)
