"""Reports as they are drawn, the same for whoever reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from xiaodui.battles.models import BattleReport, Win
from xiaodui.battles.sockets import BATTLE_GOALS
from xiaodui.deals.measures import WON_AMOUNT
from xiaodui.governance import rules
from xiaodui.measures.period import month_of


@dataclass(frozen=True)
class Line:
    """One win as it was first told, and what it is by now where it was corrected. `why` explains the person's running total,
    where the reader may see it."""

    win: Win
    corrected: Win | None
    why: str

    @property
    def now(self) -> Win:
        return self.corrected or self.win


@dataclass(frozen=True)
class Shown:
    """A report with what the team's clause publishes of it."""

    report: BattleReport
    lines: Sequence[Line]
    amounts: bool
    customers: bool
    team_amount: Decimal | None
    team_why: str
    goals: Sequence[str]

    @property
    def standing(self) -> list[Line]:
        return [line for line in self.lines if line.now.stands]


def shown(ids: Sequence[int]) -> dict[int, Shown]:
    """By id. Two queries for any number of reports."""
    reports = BattleReport.objects.select_related("team").in_bulk(ids)
    rows = Win.objects.filter(report__in=reports).select_related("person", "product", "customer").order_by("pk")
    by_report: dict[int, list[Win]] = {}
    for win in rows:
        by_report.setdefault(win.report_id, []).append(win)
    return {pk: _shown(report, by_report.get(pk, [])) for pk, report in reports.items()}


def _shown(report: BattleReport, wins: list[Win]) -> Shown:
    lines = [_line(win, wins) for win in wins if win.corrects_id is None]
    month = report.team_month
    return Shown(
        report, lines, rules.value("battle.amounts", for_=report.team).value,
        rules.value("battle.customers", for_=report.team).value,
        Decimal(month["amount"]) if month else None,
        _why({"from": month["start"], "to": month["end"], "within": report.team_id}) if month else "",
        [said for ask in BATTLE_GOALS if (said := ask(report))],
    )  # fmt: skip


def _line(win: Win, wins: list[Win]) -> Line:
    corrections, now = {one.corrects_id: one for one in wins if one.corrects_id}, win
    while now.pk in corrections:
        now = corrections[now.pk]
    return Line(win, now if now is not win else None, _person_why(now))


def _person_why(win: Win) -> str:
    return _why({"from": month_of(win.won_on).start, "to": win.won_on, "person": win.person_id})


def _why(said: dict[str, Any]) -> str:
    return f"{reverse('measure-why', args=[WON_AMOUNT.code])}?{urlencode(said)}"
