"""What the API reads of the rulebook."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.governance.binding import bound_by
from xiaodui.governance.models import Acknowledgement, Clause, ClauseVersion


def _clause(clause: Clause) -> dict[str, Any]:
    return {"id": clause.pk, "code": clause.code, "chapter": clause.chapter, "name": clause.name}


def _version(one: ClauseVersion) -> dict[str, Any]:
    """`cite` is what enforcement names; a draft has number 0 and no instant from which it binds."""
    return {
        "id": one.pk, "clause": one.clause_id, "team": one.team_id, "number": one.number,
        "kind": one.kind, "title_zh": one.title_zh, "title_en": one.title_en, "text_zh": one.text_zh, "text_en": one.text_en,
        "may": one.may, "may_not": one.may_not, "why_zh": one.why_zh, "why_en": one.why_en, "values": one.values,
        "severity": one.severity, "rung": one.rung, "guards": one.guards, "may_override": one.may_override,
        "adopted_at": one.adopted_at, "effective_at": one.effective_at, "ends_at": one.ends_at, "review_on": one.review_on,
        "version": one.version,
    }  # fmt: skip


def _bound(one: ClauseVersion) -> dict[str, Any]:
    return {**_version(one), "code": one.clause.code, "cite": one.cite}


def _binding(rows: Any, person: Any) -> Any:
    """Those that bind the reader now: of each clause the company's, or his team's own in its place."""
    return rows.filter(pk__in=[issue.pk for issue in bound_by(person).values()]).select_related("clause")


def _signed(one: Acknowledgement) -> dict[str, Any]:
    return {"id": one.pk, "version": one.version_id, "person": one.person_id, "signed_at": one.signed_at}


READS.plug(Read("clauses", Clause, _clause, {"chapter": "chapter", "code": "code"}))
READS.plug(Read("clause_versions", ClauseVersion, _version, {"clause": "clause_id", "team": "team_id"}))
READS.plug(Read("clauses_in_force", ClauseVersion, _bound, {"clause": "clause_id"}, narrowed=_binding))
READS.plug(Read("acknowledgements", Acknowledgement, _signed, {"version": "version_id", "person": "person_id"}))
