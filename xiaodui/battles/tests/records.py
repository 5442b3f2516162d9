"""A report of 雷霆队 without a room to stand in, for tables of every door and page."""

from typing import Any

from tests.cast import Cast
from xiaodui.battles.models import BattleReport
from xiaodui.core import clock


def told(cast: Cast) -> dict[str, Any]:
    now = clock.now()
    return {"battlereport": BattleReport.objects.create(team=cast.thunder, opened_at=now, last_at=now)}
