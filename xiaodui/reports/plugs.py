"""Where reports show in other rooms."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.reports.models import Roll, WorkReport
from xiaodui.reports.models.roll import roll_title
from xiaodui.reports.models.workreport import title_of

Names = dict[int, str]


def report_url(pk: int) -> str:
    return reverse("report", args=[pk])


def roll_url(pk: int) -> str:
    return reverse("roll", args=[pk])


def _report_names(rows: Any) -> Names:
    found = rows.order_by().values_list("pk", "person__name", "kind", "start")
    return {pk: title_of(name, kind, start) for pk, name, kind, start in found}


def _roll_names(rows: Any) -> Names:
    return {pk: roll_title(kind, start) for pk, kind, start in rows.order_by().values_list("pk", "kind", "start")}


def _kind(model: Any, label: Any, name: Callable[[Any], Names], url: Callable[[int], str], icon: str) -> Kind:
    """What it is called is put together, so the usual kind doesn't do."""

    def names(ids: Iterable[int]) -> Names:
        return name(model.objects.filter(pk__in=list(ids)))

    def opened(person: Any, ids: Iterable[int]) -> Names:
        return name(model.objects.visible_to(person).filter(pk__in=list(ids)))

    def seen(person: Any, ids: Iterable[int]) -> set[int]:
        return set(model.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))

    return Kind(model._meta.model_name, label, names, url, icon, seen, opened)


MENU.plug(MenuEntry("reports", _("汇报"), "report", "reports", 21))
KINDS.plug(_kind(WorkReport, _("汇报"), _report_names, report_url, "report"))
KINDS.plug(_kind(Roll, _("点名"), _roll_names, roll_url, "users-minus"))
EXECUTES.plug(
    Execution(
        "meeting.report", "工作日一早给每个要交的人开一份，到点前一小时提醒；到点没交的，组长收到一条名单，点评的时限同时开始。",
        "Each working day a report is opened for whoever owes one; a reminder comes an hour before. At its hour the leader gets one "
        "list of who is missing, and the clock of his comments starts.",
        "日报到点时", "When the daily report is due",
    )
)  # fmt: skip
EXECUTES.plug(
    Execution(
        "meeting.weekly", "该交的那天给每个要交的人开一份周报，到点前一小时提醒；到点没交的，组长收到一条名单。",
        "On its day a summary is opened for whoever owes one; a reminder comes an hour before. At its hour the leader gets one list "
        "of who is missing.",
        "周报到点时", "When the weekly summary is due",
    )
)  # fmt: skip
