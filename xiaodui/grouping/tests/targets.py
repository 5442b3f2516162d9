"""One record of every kind of this room, for the tables of doors and pages."""

from typing import Any

from tests.cast import Cast
from xiaodui.grouping.acts import add_group, create_plan


def grouped(cast: Cast) -> dict[str, Any]:
    """A draft by region with one group."""
    plan = create_plan(by=cast.laozhou, name="按地区", purpose="离客户近的人去谈", criterion="region")
    group = add_group(plan, by=cast.laozhou, team=cast.thunder, values=["江苏"])
    return {"groupingplan": plan, "plangroup": group}
