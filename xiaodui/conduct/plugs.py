"""Where violations show in other rooms: names of facts, a press on timelines, the clause's page."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.conduct.acts.report import reportable
from xiaodui.conduct.detectors import label_of
from xiaodui.conduct.models import Report, Violation
from xiaodui.core import clock
from xiaodui.core.sockets import MenuEntry, Tab
from xiaodui.governance.sockets import CLAUSE_PARTS, RULES_TABS
from xiaodui.journal.keys import kind_of
from xiaodui.journal.kinds import KINDS, Kind, kind_named
from xiaodui.journal.timeline import PRESSES, Press


def violation_url(pk: int) -> str:
    return reverse("violation", args=[pk])


def _names(rows: Any) -> dict[int, str]:
    said = say("违规单 %(number)s「%(what)s」")
    return {row.pk: said % {"number": row.number, "what": label_of(row.detector)} for row in rows}


def _all_names(ids: Iterable[int]) -> dict[int, str]:
    return _names(Violation.objects.filter(pk__in=list(ids)))


def _opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
    return _names(Violation.objects.visible_to(person).filter(pk__in=list(ids)))


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(_opened(person, ids))


def _report_names(rows: Any) -> dict[int, str]:
    return {row.pk: label_of(row.violation.detector) for row in rows}


def _seen_reports(person: Any, ids: Iterable[int]) -> Any:
    return Report.objects.visible_to(person).filter(pk__in=list(ids))


KINDS.plug(Kind("violation", _("违规单"), _all_names, violation_url, "radar-2", _seen, _opened))
KINDS.plug(
    Kind(
        "report", _("举报"), lambda ids: _report_names(Report.objects.filter(pk__in=list(ids)).select_related("violation")),
        lambda pk: reverse("my-reports"), "message-report", lambda person, ids: set(_report_names(_seen_reports(person, ids))),
        lambda person, ids: _report_names(_seen_reports(person, ids)),
    )
)  # fmt: skip


def press(person: Any, key: str) -> Press | None:
    """On whatever one opens and works on with others: a customer, a contact, a deal."""
    kind = kind_of(key)
    if kind in {"person", "violation", "report", "clause"} or not kind_named(kind).is_opened or not reportable(person):
        return None
    return Press(f"{reverse('report-violation')}?about={key}", _("报一件事"), "message-report")


PRESSES.plug(press)


def of_clause(request: Any, clause: Any) -> tuple[str, dict[str, Any]]:
    """How many of this month stand, of everybody in the reader's reach; a link for those who may read them."""
    person = request.user
    begin = clock.noon(clock.today().replace(day=1)) - timedelta(hours=12)
    rows = Violation.objects.counted_for(person).standing().filter(clause=clause.code, found_at__gte=begin)
    return "conduct/_month.html", {"count": rows.count(), "opens": person.may("lead") or not person.reach.sees_teams}


CLAUSE_PARTS.plug(Tab("violations", _("本月违规"), 50, of_clause))
RULES_TABS.plug(MenuEntry("violations", _("违规"), "radar-2", "violations", 20))
