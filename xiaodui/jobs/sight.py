"""Who sees which job."""

from typing import Any

from xiaodui.journal.keys import key_of


def may_operate(person: Any) -> bool:
    """Whether this person runs the house: sees, repeats and stops any job."""
    return bool(person.is_authenticated and (person.is_owner or person.may("operate")))


def key_of_person(person: Any) -> str:
    """The key under which a job remembers who asked; "" for the clock and for nobody."""
    return key_of(person) if person is not None and person.pk is not None else ""
