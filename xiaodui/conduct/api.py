"""What the API reads of violations and reports."""

from typing import Any

from xiaodui.conduct.models import Report, Violation
from xiaodui.core.reads import READS, Read


def _violation(one: Violation) -> dict[str, Any]:
    return {
        "id": one.pk, "number": one.number, "clause": one.clause, "cite": one.cite, "person": one.person_id,
        "team": one.team_id, "detector": one.detector, "happened_at": one.happened_at, "found_at": one.found_at,
        "evidence": one.evidence, "figures": one.figures, "times": one.times, "nth": one.nth, "rung": one.rung,
        "state": one.state, "withdrawn_at": one.withdrawn_at, "withdrawn_why": one.withdrawn_why,
    }  # fmt: skip


def _report(one: Report) -> dict[str, Any]:
    """No id of the violation: he who reported reads whether it stands, not the case."""
    return {
        "id": one.pk, "by": one.by_id, "person": one.violation.person_id, "clause": one.violation.clause,
        "words": one.words, "named": one.named, "reported_at": one.reported_at, "state": one.violation.state,
    }  # fmt: skip


FILTERS = {"person": "person_id", "clause": "clause", "detector": "detector"}
READS.plug(Read("violations", Violation, _violation, FILTERS))
READS.plug(Read("reports", Report, _report, {"by": "by_id"}))
