"""The list of violations in one's sight."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.conduct.detectors import Detector, all_detectors
from xiaodui.core.web.lists import Choice, Column, ListPage, Sort

STATES = [("found", _("没撤回的")), ("withdrawn", _("撤回的"))]
WHOSE = [("mine", _("我的")), ("others", _("组里的"))]


def in_state(rows: Any, state: str, person: Any) -> Any:
    return rows.standing() if state == "found" else rows.exclude(withdrawn_at=None)


def of_whom(rows: Any, whose: str, person: Any) -> Any:
    return rows.filter(person=person) if whose == "mine" else rows.exclude(person=person)


def suspicions(person: Any) -> list[tuple[Any, Any]]:
    return [(one.name, one.label) for one in all_detectors(Detector)]


def whose(person: Any) -> list[tuple[Any, Any]]:
    """Nothing to choose for one who reads only his own."""
    return WHOSE if person.may("lead") else []


VIOLATIONS = ListPage(
    key="violations", row="conduct/_row.html", live="violation",
    filters=(
        Choice(name="whose", label=_("谁的都看"), choices=whose, apply=of_whom, main=True),
        Choice(name="state", label=_("撤没撤回都看"), choices=lambda person: STATES, apply=in_state, main=True),
        Choice(name="about", label=_("什么事都看"), choices=suspicions, column="detector", main=True),
    ),
    sorts=(Sort("found", "found_at", falling=True), Sort("happened", "happened_at", falling=True)),
    columns=(
        Column(_("可能违反了什么")), Column(_("谁")), Column(_("哪天的事"), "happened"), Column(_("第几次"), css="opt"),
        Column(_("记下"), "found", "r"), Column(_("状态"), css="r"),
    ),
    empty=_("有人不守规矩，从客户或商机的时间线上报。"),
)  # fmt: skip
