"""Who reads what was found: the right to lead, where the person stood then. To analyse isn't enough."""

from typing import Any

from django.db.models import Q

from xiaodui.people.sight import EVERYTHING


def led_by(person: Any, at: str = "") -> Q:
    """The condition that this person leads the team of a row that leads to its violation by `at`. No query."""
    led = Q(pk__in=[])
    for hold in person.reach.holds:
        if not hold.rights & {"lead", EVERYTHING}:
            continue
        if not hold.path:
            return Q(**{f"{at}pk__isnull": False})  # an empty condition would vanish beside another
        how = "team__path__startswith" if hold.reach in {"subtree", "all"} else "team__path"
        led |= Q(**{f"{at}{how}": hold.path})
    return led


def leads(person: Any, violation: Any) -> bool:
    """Whether he leads where the person stood then, and isn't that person."""
    if violation.person_id == person.pk:
        return False
    team = violation.team
    return bool(person.may("lead", team) if team else any(not h.path for h in _leading(person)))


def _leading(person: Any) -> list[Any]:
    return [hold for hold in person.reach.holds if hold.rights & {"lead", EVERYTHING}]
