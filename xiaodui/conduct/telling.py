"""Facts of violations, and who is told of them: the person himself, and who decides about it."""

from typing import Any

from xiaodui.conduct.models import Violation
from xiaodui.conduct.verbs import VIOLATION_ADDED, VIOLATION_FOUND, VIOLATION_WITHDRAWN
from xiaodui.journal import record
from xiaodui.notices import NoticeKind, notify
from xiaodui.people.models import Person, Team

FOUND = NoticeKind(
    "violation.found", zh="可能违反规矩", en="A rule that may be broken", icon="radar-2", order=40, always=True
)
WITHDRAWN = NoticeKind(
    "violation.withdrawn", zh="违规单撤回", en="A violation withdrawn", icon="arrow-back-up", order=41
)
STEP = 4
"""Characters of a team's path a level."""


def place(violation: Violation) -> dict[str, Any]:
    team = f"team:{violation.team_id}" if violation.team_id else None
    return {"team": team, "owner": f"person:{violation.person_id}", "clause": violation.clause}


def tell_found(violation: Violation) -> None:
    decider = decider_of(violation)
    fact = record(
        VIOLATION_FOUND, violation, by=None, **place(violation), cite=violation.cite, detector=violation.detector,
        version=f"clauseversion:{violation.clause_version}",
        found_of=violation.happened_at, evidence=violation.evidence, **({"figures": violation.figures} if violation.figures else {}),
    )  # fmt: skip
    notify(FOUND, fact, {violation.person_id, *([decider.pk] if decider else [])})


def tell_added(violation: Violation, count: int) -> None:
    fact = record(VIOLATION_ADDED, violation, by=None, **place(violation), count=count)
    notify(FOUND, fact, {violation.person_id})


def tell_withdrawn(violation: Violation, by: Any, reason: str) -> None:
    fact = record(VIOLATION_WITHDRAWN, violation, by=by, **place(violation), personal={"reason": reason})
    notify(WITHDRAWN, fact, {violation.person_id})


def decider_of(violation: Violation) -> Person | None:
    """Who leads where he stood then, or the next above who isn't himself; at last an owner. Two queries at most."""
    path = violation.team.path if violation.team else ""
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    teams = Team.objects.filter(path__in=above, leader__is_active=True).exclude(leader=violation.person_id)
    nearest = teams.order_by("-depth").select_related("leader").first()
    if nearest is not None:
        return nearest.leader
    return Person.objects.active().filter(is_owner=True).exclude(pk=violation.person_id).order_by("pk").first()
