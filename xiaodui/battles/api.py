"""What the API reads of battle reports: what is published of each win."""

from typing import Any

from xiaodui.battles.listing import shown
from xiaodui.battles.models import BattleReport
from xiaodui.core.reads import READS, Read


def _report(report: BattleReport) -> dict[str, Any]:
    found = shown([report.pk])[report.pk]
    return {
        "id": report.pk, "team": report.team_id, "opened_at": report.opened_at, "last_at": report.last_at,
        "wins": [
            {
                "person": win.person_id, "product": win.product_id, "won_on": win.won_on, "told_at": win.told_at,
                "undone_at": win.undone_at, "amount": format(win.amount, "f") if found.amounts else None,
                "currency": win.currency if found.amounts else None,
            }
            for line in found.lines for win in (line.win, line.corrected) if win is not None
        ],
    }  # fmt: skip


READS.plug(Read("battle_reports", BattleReport, _report, {"team": "team_id"}))
