"""The promises that reports make: one a person and span, and one a leader and roll."""

from typing import Any

from xiaodui import deadlines
from xiaodui.deadlines import DUE, LEADER, DeadlineKind, Step
from xiaodui.reports.models import Roll, WorkReport
from xiaodui.reports.rules import DAILY, WEEKLY

AN_HOUR_BEFORE = Step("half", minutes=-60)
DAILY_REPORT = DeadlineKind(
    "daily", zh="交日报", en="Daily reports", steps=(AN_HOUR_BEFORE, DUE), icon="report", personal=True, listed=False
)  # fmt: skip
WEEKLY_REPORT = DeadlineKind(
    "weekly", zh="交周报", en="Weekly summaries", steps=(AN_HOUR_BEFORE, DUE), icon="report", personal=True, listed=False
)  # fmt: skip
ANSWER = DeadlineKind(
    "remark", zh="点评汇报", en="Comments on reports", steps=(AN_HOUR_BEFORE, DUE, LEADER), icon="message-2", listed=False
)  # fmt: skip
OF = {DAILY: DAILY_REPORT, WEEKLY: WEEKLY_REPORT}


def ask_for(kind: str, reports: list[WorkReport]) -> None:
    deadlines.open_many(
        OF[kind],
        [deadlines.Promise(one, one.person, due_at=one.due_at, clause=one.cite) for one in reports],
    )


def handed_in(report: WorkReport, by: Any) -> None:
    deadlines.meet(OF[report.kind], report, by=by)


def let_go(report: WorkReport) -> None:
    deadlines.close(OF[report.kind], report)


def ask_for_answers(roll: Roll, clause: str) -> None:
    assert roll.answer_by is not None, "a roll with nothing to answer asks for nothing"
    deadlines.open_deadline(ANSWER, roll, roll.leader, due_at=roll.answer_by, clause=clause)


def all_answered(roll: Roll, by: Any) -> None:
    deadlines.meet(ANSWER, roll, by=by)
