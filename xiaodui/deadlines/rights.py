"""Who may do what with a promise."""

from typing import Any

from xiaodui.deadlines.models import Deadline


def leads(by: Any, deadline: Deadline) -> bool:
    """Who leads the team of the one who has it in hand, and isn't he himself: nobody waives his own promise."""
    mine = by.pk in {deadline.person_id, deadline.promiser_id}
    return bool((not mine or by.is_owner) and by.may("lead", deadline.person.team))


def has_it(by: Any, deadline: Deadline) -> bool:
    """Who has it in hand."""
    return bool(by.pk == deadline.person_id)
