"""The clauses of the pool in force, with their versions and values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiaodui.core.spoken import day
from xiaodui.governance import rules as rulebook
from xiaodui.governance.models import ClauseVersion
from xiaodui.governance.pack.texts import params_of, text_named

CODES = (
    "pool.claim", "pool.draw", "pool.protection", "pool.genuine", "pool.release", "pool.collision", "pool.poaching",
)  # fmt: skip


@dataclass(frozen=True)
class InForce:
    """A clause as it binds somebody now; `values` are (label, what it says)."""

    code: str
    cite: str
    version: ClauseVersion
    since: datetime | None
    values: list[tuple[str, Any]]

    @property
    def since_said(self) -> str:
        return day(self.since, weekday=False) if self.since else ""


def in_force(person: Any) -> list[InForce]:
    """In the order of the book. One query beside the book's own."""
    issues = {code: issue for code in CODES if (issue := rulebook.in_force(code, for_=person))}
    versions = ClauseVersion.objects.visible_to(person).select_related("clause", "team")
    found = versions.in_bulk([issue.pk for issue in issues.values()])
    return [_one(person, code, found[issue.pk]) for code, issue in issues.items() if issue.pk in found]


def _one(person: Any, code: str, version: ClauseVersion) -> InForce:
    assert text_named(code) is not None, code
    values = [(one.label, rulebook.value(one.code, for_=person).value) for one in params_of(code)]
    return InForce(code, version.cite, version, version.effective_at, values)
