"""Answering a report: one thing good, one to improve."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.notices import notify
from xiaodui.reports import deadlines
from xiaodui.reports.acts.inputs import Answer
from xiaodui.reports.acts.rights import leads_writer, may_answer
from xiaodui.reports.acts.telling import ANSWERED, say
from xiaodui.reports.models import Remark, WorkReport
from xiaodui.reports.verbs import REPORT_ANSWERED


@act("work_reports.comment", on=WorkReport, who=may_answer, takes=Answer, label=_("点评"))
def comment(report: WorkReport, *, by: Any, text: str) -> Remark:
    """点评. The first by who leads the writer counts; the writer hears of each and may say something back."""
    if report.handed_in_at is None:
        raise Refusal("report.open", _("还没交，等 %(name)s 交了再点评。") % {"name": report.person.name})
    made: Remark = Remark.objects.create(report=report, by=by, text=text, at=clock.now())
    leads = leads_writer(by, report)
    unanswered = WorkReport.objects.filter(pk=report.pk, answered_at=None)
    first = leads and bool(unanswered.update(answered_at=made.at))
    others = set(report.remarks.exclude(by=by).values_list("by_id", flat=True)) | {report.person_id}
    told = sorted(others - {by.pk})
    fact = say(
        REPORT_ANSWERED, report, by, first=first, told=[f"person:{pk}" for pk in told], personal={"words": text}
    )  # fmt: skip
    notify(ANSWERED, fact, told, told=True)
    report.refresh_from_db(fields=["answered_at"])
    if first:
        _settle(report, by)
    return made


def _settle(report: WorkReport, by: Any) -> None:
    """The leader's promise is kept with the last one that came in time."""
    waiting = WorkReport.objects.unanswered().filter(roll=report.roll_id, is_late=False)
    if report.roll is not None and not waiting.exists():
        deadlines.all_answered(report.roll, by)
