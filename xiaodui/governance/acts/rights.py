"""Who may propose a rule, and who decides on it."""

from typing import Any

from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.people.models import Team


def decides_for(by: Any, team: Team | None) -> bool:
    """The decider: for the company its owner, or who leads all of it; for a team who leads it."""
    if by is None or by.is_owner:
        return True
    if team is None:
        return bool(by.reach.everything and by.may("lead"))
    return bool(by.may("lead", team))


def decides(by: Any, version: ClauseVersion) -> bool:
    return decides_for(by, version.team)


def proposes(by: Any, clause: Clause | None = None) -> bool:
    """Whoever is bound by rules may propose better ones."""
    return bool(by.is_active)


def proposes_for(by: Any, team: Team | None) -> bool:
    """For the company anybody; for a team those who stand in it or lead it."""
    return by is None or team is None or team.covers(by.team) or decides_for(by, team)


def drafted(by: Any, version: ClauseVersion) -> bool:
    """A draft is changed by who wrote it or who decides on it."""
    return version.drafted_by_id == by.pk or decides(by, version)


def reminds(by: Any, version: ClauseVersion) -> bool:
    """Who leads anybody reminds those whom he reaches."""
    return bool(by.may("lead"))


def reads(by: Any, version: ClauseVersion) -> bool:
    return bool(by.is_active)
