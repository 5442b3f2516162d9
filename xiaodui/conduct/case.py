"""A violation told as a case: what was done, what comes, and the evidence, each as this reader may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.conduct.detectors import label_of
from xiaodui.conduct.ladder import ladder, window_days
from xiaodui.conduct.models import Report, Violation
from xiaodui.conduct.sight import leads
from xiaodui.conduct.telling import decider_of
from xiaodui.governance.models import ClauseVersion
from xiaodui.journal import Fact
from xiaodui.journal.telling import Told, tell
from xiaodui.measures.asking import name_of
from xiaodui.measures.measure import measure_named
from xiaodui.measures.saying import say


@dataclass(frozen=True)
class Step:
    """`when` is empty for what is still to come; `dot` marks it (k done, w now, "" later)."""

    title: str
    text: str = ""
    when: datetime | None = None
    icon: str = "point"
    dot: str = ""


@dataclass(frozen=True)
class Figure:
    """What a threshold compared; `url` opens how it was counted."""

    name: str
    value: Any
    bound: Any
    start: date
    end: date
    url: str


@dataclass(frozen=True)
class Case:
    violation: Violation
    what: str
    steps: Sequence[Step]
    evidence: Sequence[Told]
    figure: Figure | None
    reports: Sequence[Report]
    rungs: Sequence[str]
    days: int
    version: ClauseVersion | None
    mine: bool
    may_withdraw: bool

    @property
    def rung(self) -> str:
        return self.rungs[min(self.violation.rung, len(self.rungs) - 1)] if self.rungs else ""


def case_of(violation: Violation, person: Any) -> Case:
    """For one who sees it. Some ten queries, whatever the amount of evidence."""
    facts = list(Fact.objects.filter(pk__in=violation.evidence).order_by("-happened_at", "-pk"))
    mine = violation.person_id == person.pk
    reports = _reports(violation, mine)
    return Case(
        violation, label_of(violation.detector), _steps(violation, mine, bool(reports)), tell(facts, person), _figure(violation),
        reports, ladder(violation.happened_at), window_days(violation.person, violation.happened_at),
        ClauseVersion.objects.filter(pk=violation.clause_version).first(), mine,
        leads(person, violation) and violation.withdrawn_at is None,
    )  # fmt: skip


def _steps(violation: Violation, mine: bool, reported: bool) -> list[Step]:
    found = _("同一天又并入 %(n)s 次") % {"n": violation.times - 1} if violation.times > 1 else ""
    told = _("同时说明：先听你说，弄错了可以撤回") if mine else _("同时说明：先听本人说，弄错了可以撤回")
    steps = [
        Step(_("同事报来") if reported else _("系统发现"), found, violation.found_at, icon="radar-2", dot="k"),
        Step(_("告知本人"), told, violation.found_at, icon="send", dot="k"),
    ]
    if violation.withdrawn_at:
        said = _("%(name)s：%(why)s") % {"name": violation.withdrawn_by or _("系统"), "why": violation.withdrawn_why}
        return [*steps, Step(_("撤回了"), said, violation.withdrawn_at, icon="arrow-back-up", dot="k")]
    return steps + _to_come(violation, mine)


def _to_come(violation: Violation, mine: bool) -> list[Step]:
    decider = decider_of(violation)
    name = decider.name if decider else _("负责人")
    side = _("看着不对，就找 %(name)s 说，带上你自己的记录。") if mine else _("%(name)s 先听本人说，再看证据。")
    return [
        Step(_("先听你说") if mine else _("先听本人说"), side % {"name": name}, icon="message-2", dot="w"),
        Step(_("弄错了就撤回"), _("由 %(name)s 决定，理由本人看得到。") % {"name": name}, icon="gavel"),
        Step(_("没有裁定，不算处分"), _("裁定和申诉之前，这里只是一条记录。"), icon="scale"),
    ]


def _figure(violation: Violation) -> Figure | None:
    said = violation.figures
    try:
        measure = measure_named(said["measure"]) if said else None
    except KeyError:
        measure = None  # of a room that is no longer installed
    if measure is None:
        return None
    query = f"from={said['start']}&to={said['end']}&person={violation.person_id}"
    return Figure(
        name_of(measure), say(Decimal(said["value"]), measure.unit), say(Decimal(said["bound"]), measure.unit),
        date.fromisoformat(said["start"]), date.fromisoformat(said["end"]),
        f"{reverse('measure-why', args=[measure.code])}?{query}",
    )  # fmt: skip


def _reports(violation: Violation, mine: bool) -> list[Report]:
    """What colleagues wrote. The one whom it is about reads the words too, and who wrote them only where they agreed."""
    reports = list(violation.reports.select_related("by").order_by("pk"))
    for one in reports:
        one.shown_by = one.by if one.named or not mine else None  # type: ignore[attr-defined]
    return reports
