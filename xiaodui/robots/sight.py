"""Who looks after a robot: who leads its team, or one above it."""

from typing import Any

from django.db.models import Q

from xiaodui.people.sight import EVERYTHING, Hold


def _leads(hold: Hold) -> bool:
    return "lead" in hold.rights or EVERYTHING in hold.rights


def leads_all(person: Any) -> bool:
    """Whether he leads the whole company: its owner, or a leader whose reach is everything."""
    return any(_leads(hold) and not hold.path and hold.reach in {"all", "subtree"} for hold in person.reach.holds)


def leads(person: Any, team: Any) -> bool:
    """Whether he leads `team`; None is the whole company."""
    return bool(person.may("lead", team)) if team is not None else leads_all(person)


def leads_somewhere(person: Any, target: Any = None) -> bool:
    return bool(person.is_active and person.may("lead"))


def led_by(person: Any) -> Q:
    """The condition on robots whose team this person leads; says the same as `leads`."""
    if leads_all(person):
        return Q()
    led = Q(pk__in=[])
    for hold in person.reach.holds:
        if _leads(hold) and not hold.path:
            return Q(team__isnull=False)
        if _leads(hold):
            wide = hold.reach in {"subtree", "all"}
            led |= Q(team__path__startswith=hold.path) if wide else Q(team__path=hold.path)
    return led
