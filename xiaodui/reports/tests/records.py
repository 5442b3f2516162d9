"""One report, one remark and one roll of 王磊's, for the tables that walk every door."""

from typing import Any

from tests.cast import Cast
from xiaodui.core import clock
from xiaodui.reports.acts import comment, hand_in
from xiaodui.reports.models import Roll, WorkReport


def reported(cast: Cast) -> dict[str, Any]:
    """He handed in unasked, 李静 said a word; a roll of hers."""
    report: WorkReport = hand_in(by=cast.wanglei, well="恒拓的线长自己算了停线的账")
    remark = comment(report, by=cast.lijing, text="账算得好，方案放第一页")
    today = clock.today()
    roll = Roll.objects.create(leader=cast.lijing, kind="daily", start=today, end=today, asked=1, called_at=clock.now())
    return {"workreport": report, "remark": remark, "roll": roll}
