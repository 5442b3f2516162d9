"""The promise of a ruling: whoever is asked has so many working days."""

from collections.abc import Iterable
from typing import Any

from xiaodui import deadlines
from xiaodui.deadlines import DUE, HALF, LEADER, Deadline, DeadlineKind
from xiaodui.governance import rules as rulebook
from xiaodui.journal import key_of

A_DAY = 480
"""Working minutes."""
RULING = DeadlineKind("ruling", zh="判撞单", en="Collision rulings", steps=(HALF, DUE, LEADER), icon="gavel")


def ask_for_ruling(collision: Any) -> None:
    """Of the one who is to rule now; nobody else owes it any more."""
    deadlines.close(RULING, collision)
    if collision.judge is None:
        return
    said = rulebook.value("pool.collision_days", for_=collision.team)
    deadlines.open_deadline(
        RULING, collision, collision.judge, minutes=int(said.value) * A_DAY, clause=said.cite
    )  # fmt: skip


def ruled(collision: Any, by: Any) -> None:
    deadlines.meet(RULING, collision, by=by)


def no_more(collision: Any) -> None:
    """Settled, or without an object: nobody owes a ruling, and nobody missed one."""
    deadlines.close(RULING, collision)


def clocks_of(collisions: Iterable[Any]) -> dict[int, Deadline]:
    """Each open one's promise of a ruling; who sees the collision sees its clock. One query."""
    keys = {key_of(one): one.pk for one in collisions if one.is_open}
    found = Deadline.objects.open().of(RULING, keys) if keys else []
    return {keys[one.subject]: one for one in found}
