"""What the API reads of reports. A draft is its writer's alone: it stands on his page and nowhere else."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.reports.models import Remark, Roll, WorkReport


def _report(one: WorkReport) -> dict[str, Any]:
    return {
        "id": one.pk, "person": one.person_id, "team": one.team_id, "kind": one.kind, "start": one.start, "end": one.end,
        "state": one.state, "asked": one.asked, "due_at": one.due_at, "handed_in_at": one.handed_in_at,
        "changed_at": one.changed_at, "late": one.is_late, "well": one.well, "stuck": one.stuck, "plan": one.plan,
        "answered_at": one.answered_at, "cite": one.cite, "version": one.version,
    }  # fmt: skip


def _remark(one: Remark) -> dict[str, Any]:
    return {"id": one.pk, "work_report": one.report_id, "by": one.by_id, "text": one.text, "at": one.at}


def _roll(one: Roll) -> dict[str, Any]:
    return {
        "id": one.pk, "leader": one.leader_id, "kind": one.kind, "start": one.start, "end": one.end, "asked": one.asked,
        "missing": one.missing, "called_at": one.called_at, "answer_by": one.answer_by,
    }  # fmt: skip


READS.plug(
    Read(
        "work_reports",
        WorkReport,
        _report,
        {"person": "person_id", "team": "team_id", "kind": "kind", "start": "start"},
    )
)
READS.plug(Read("remarks", Remark, _remark, {"work_report": "report_id", "by": "by_id"}))
READS.plug(Read("rolls", Roll, _roll, {"leader": "leader_id", "kind": "kind"}))
