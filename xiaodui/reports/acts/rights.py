"""Who may do what with reports."""

from typing import Any

from xiaodui.reports.models import WorkReport


def works_here(by: Any, target: Any = None) -> bool:
    """Anybody may report, also who isn't asked to."""
    return bool(by.is_active)


def leads_writer(by: Any, report: WorkReport) -> bool:
    """He leads where the writer stands, and isn't the writer."""
    if by.pk == report.person_id:
        return False
    team = report.person.team
    return bool(by.may("lead", team)) if team else bool(by.may("lead") and by.reach.everything)


def may_answer(by: Any, report: WorkReport) -> bool:
    """Who leads the writer; and the writer, once somebody has said something."""
    return leads_writer(by, report) or (by.pk == report.person_id and report.answered_at is not None)
