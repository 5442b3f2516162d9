"""Who may decide about whom: nobody gives what he doesn't hold, nor commands one who holds more than himself."""

from typing import Any

from xiaodui.people.models import Person, Role, Team
from xiaodui.people.sight import EVERYTHING, Hold, Reach


def within(hold: Hold, reach: Reach) -> bool:
    """Whether everything that `hold` gives is held in `reach` too, both sight and rights."""
    if EVERYTHING in hold.rights:
        return any(EVERYTHING in own.rights for own in reach.holds)
    return _sees(hold, reach) and all(_has(right, hold, reach) for right in hold.rights)


def _sees(hold: Hold, reach: Reach) -> bool:
    if hold.reach == "all" or (hold.reach == "subtree" and not hold.path):
        return reach.everything
    if hold.reach == "self" or reach.everything:
        return True
    return any(own.reach == "subtree" and hold.path.startswith(own.path) for own in reach.holds)


def _has(right: str, hold: Hold, reach: Reach) -> bool:
    return any(
        (right in own.rights or EVERYTHING in own.rights)
        and (not own.path or (bool(hold.path) and own.reach in {"subtree", "all"} and hold.path.startswith(own.path)))
        for own in reach.holds
    )


def may_give(by: Any, role: Role, team: Team | None) -> bool:
    """Whether `by` may grant or take `role` in `team` (None: the whole company)."""
    if by is None:
        return True
    given = Hold(frozenset(role.rights), role.reach, team.path if team else "", team.pk if team else None)
    if not _has("people", given, by.reach):
        return False
    return within(given, by.reach)


def commands(by: Any, person: Person) -> bool:
    """Whether `by` manages `person`: he has the right there, and `person` holds nothing that he doesn't."""
    if by is None or by.is_owner:
        return True
    if person.is_owner or not keeps_team(by, person.team):
        return False
    return all(within(hold, by.reach) for hold in person.reach.holds)


def the_last_owner(person: Person) -> bool:
    """Whether nobody active would own the company without him.

    Locks the owners' rows: on PostgreSQL two owners stepping down at once must not each count on the other.
    """
    owners = Person.objects.select_for_update().filter(is_owner=True, is_active=True).values_list("pk", flat=True)
    return person.is_owner and set(owners) <= {person.pk}


def commands_or_self(by: Any, person: Person) -> bool:
    return by is None or (by.pk == person.pk and by.is_active) or commands(by, person)


def schedules(by: Any, person: Person) -> bool:
    """Who makes his roster: who manages him, or leads his team."""
    return commands(by, person) or (person.team is not None and bool(by.may("lead", person.team)))


def keeps_people(by: Any, target: Any = None) -> bool:
    """Somebody who manages people somewhere; the act looks at where."""
    return bool(by.may("people"))


def keeps_team(by: Any, team: Team | None) -> bool:
    """Who stands in no team is managed by those who manage the whole company."""
    return bool(by.may("people", team)) if team else keeps_roles(by)


def leads_team(by: Any, team: Team) -> bool:
    return bool(by.may("lead", team) or by.may("people", team))


def keeps_roles(by: Any, target: Any = None) -> bool:
    """Roles are the company's, so only one who manages people in all of it writes them."""
    return bool(by.reach.everything and any(not h.path and (h.rights & {"people", EVERYTHING}) for h in by.reach.holds))


def nobody_but_the_house(by: Any, target: Any = None) -> bool:
    """Acts that only code calls, for one who proved himself by a one-time link or is the very first."""
    return False
