"""Writing a report: what is typed is kept, what is handed in counts."""

from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.deadlines.ladder import Ladder
from xiaodui.people.calendars import calendar_of
from xiaodui.people.models import Person
from xiaodui.reports import deadlines
from xiaodui.reports.acts.inputs import Write
from xiaodui.reports.acts.rights import works_here
from xiaodui.reports.acts.telling import said_in, say
from xiaodui.reports.asking import due_of
from xiaodui.reports.clauses import rules_for
from xiaodui.reports.doing import tasks_of
from xiaodui.reports.figures import kept, taken
from xiaodui.reports.models import WorkReport
from xiaodui.reports.models.workreport import WORDS
from xiaodui.reports.rules import PATIENCE, Span, is_too_old, span_of
from xiaodui.reports.verbs import REPORT_CHANGED, REPORT_HANDED_IN, REPORT_MISSED


@act("work_reports.save", who=works_here, takes=Write, label=_("先存着"))
def save(*, by: Any, kind: str, day: date | None, version: int | None, page: str, **words: str) -> WorkReport:
    """先存着. Half-written words, on every machine of its writer and before nobody else; no fact tells of them."""
    report = _own(by, _span(kind, day), version)
    if words == {name: report.typed[name] for name in WORDS}:
        return report
    _write(report, version, page, draft={**words, "page": page} if words != report.words else None,
           drafted_at=clock.now())  # fmt: skip
    return report


@act("work_reports.hand_in", who=works_here, takes=Write, label=_("交上去"))
def hand_in(*, by: Any, kind: str, day: date | None, version: int | None, page: str, **words: str) -> WorkReport:
    """交上去. The first time the figures are taken and kept; again, until the clause's hour, it is changed, and what it
    said before stays to be read."""
    if not any(words.values()):
        raise Invalid({"well": [_("三处都空着。写一句再交：今天怎么看，卡在哪，接下来先做什么。")]})
    report = _own(by, _span(kind, day), version)
    return (
        _change(report, by, version, page, words) if report.handed_in_at else _first(report, by, version, page, words)
    )


def _span(kind: str, day: date | None) -> Span:
    span, today = span_of(kind, day or clock.today()), clock.today()
    if span.start > today:
        raise Refusal("report.early", _("这一天还没到，到了再写。"))
    if is_too_old(span, today):
        raise Refusal("report.old", _("%(n)s 天以前的不用补了，写今天的。") % {"n": PATIENCE})
    return span


def _own(by: Any, span: Span, version: int | None) -> WorkReport:
    """His report of this span, begun where there is none; read with its person."""
    if by is None:
        raise Refusal("report.nobody", _("汇报要本人来写。"))
    WorkReport.objects.get_or_create(
        person=by, kind=span.kind, start=span.start, defaults={"end": span.end, "team_id": by.team_id}
    )  # fmt: skip
    report: WorkReport = WorkReport.objects.select_related("person__team").about(span).get(person=by)
    return report


def _write(report: WorkReport, version: int | None, page: str, **changes: Any) -> None:
    """As its writer saw it: what another of his pages wrote meanwhile isn't written over unseen."""
    own_page = bool(page) and report.draft is not None and report.draft.get("page") == page
    seen = report.version if version is None or own_page else version
    rows = WorkReport.objects.filter(pk=report.pk, version=seen)
    if not rows.update(**changes, version=F("version") + 1):
        raise Refusal(
            "stale", _("这份你刚在别的地方也写过（手机或另一个页面）。下面写着那边的话，选一份留下；你填的还在。")
        )
    report.refresh_from_db(fields=[*changes, "version"])


def _first(report: WorkReport, by: Any, version: int | None, page: str, words: dict[str, str]) -> WorkReport:
    now, calendar = clock.now(), calendar_of(by)
    person = Person.objects.select_related("team").get(pk=by.pk)
    asked = _asked(report, person, calendar)
    late = bool(asked and asked["due_at"] < now)
    leaders = Ladder().leaders(person)
    _write(
        report, version, page, **asked, **words, handed_in_at=now, is_late=late, draft=None, team_id=person.team_id,
        figures=kept(taken(by, report.span)), tasks=tasks_of(by, report.span, calendar),
        leader_id=leaders[0] if leaders else None,
    )  # fmt: skip
    if late:
        count_missed(report)
    say(REPORT_HANDED_IN, report, by, late=late, **said_in(words))
    deadlines.handed_in(report, by)
    return report


def _asked(report: WorkReport, person: Any, calendar: Any) -> dict[str, Any]:
    """Whether the rulebook wants this report, known or not by the time he writes it."""
    if report.asked:
        return {"asked": True, "due_at": report.due_at}
    rules = rules_for(person.team)
    due = due_of(person, report.span, rules, calendar)
    # What was let go before, or came to be wanted only after its hour, isn't asked for by handing it in.
    if due is None or due < clock.now():
        return {}
    return {"asked": True, "due_at": due, "cite": rules.cite(report.kind)}


def count_missed(report: WorkReport) -> bool:
    """Once, at its due instant, whoever comes first: the roll, or the report itself."""
    if not WorkReport.objects.filter(pk=report.pk, asked=True, missed_at=None).update(missed_at=report.due_at):
        return False
    report.missed_at = report.due_at
    say(REPORT_MISSED, report, None, at=report.due_at)
    return True


def _change(report: WorkReport, by: Any, version: int | None, page: str, words: dict[str, str]) -> WorkReport:
    now = clock.now()
    if words == report.words:
        return report
    if now >= open_until(report):
        raise Refusal("report.closed", _("这份交了，今天改的时间过了。要补的话写进下一份，或者回在点评下面。"))
    assert report.handed_in_at is not None, "only what was handed in is changed"
    was = {**report.words, "at": (report.changed_at or report.handed_in_at).isoformat()}
    _write(report, version, page, **words, draft=None, changed_at=now, earlier=[*report.earlier, was])
    say(REPORT_CHANGED, report, by, **said_in(words))
    return report


def open_until(report: WorkReport) -> datetime:
    """Until when what was handed in may be changed."""
    assert report.handed_in_at is not None, "only what was handed in has a last hour"
    zone = calendar_of(report.person_id).zone
    rules = rules_for(report.person.team)
    return rules.open_until(report.span, report.handed_in_at.astimezone(zone).date(), zone)
