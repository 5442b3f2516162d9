"""A plan in words, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.grouping.models import PlanGroup
from xiaodui.grouping.works import names

WHYS = {
    "leads": gettext_lazy("带这一组"), "stays": gettext_lazy("留在原组"), "joins": gettext_lazy("原来不在这几组里"),
    "moves": gettext_lazy("原组的人比活多，匀过来"), "spread": gettext_lazy("新人和老人匀开"), "": gettext_lazy("手工放的"),
}  # fmt: skip
FOLLOWS = {
    "rule": gettext_lazy("每组生效时加一条分配规则，新来的按它分。"),
    "stage": gettext_lazy("商机到了哪一阶段，就交给管那一阶段的组，对方确认才换人。"),
    "phase": gettext_lazy("组里的人从生效那天起做这一段，接力时交给他们。"),
    "hand": gettext_lazy("只分人，不加分配规则。"),
}


def values_said(group: PlanGroup, criterion: str) -> str:
    """苏州、无锡, and what else it takes."""
    called = names(criterion)
    said = [called.get(one, one) for one in group.values]
    if group.rest:
        said.append(_("别的组没管的"))
    return _("、").join(said)


def value_said(value: str, called: dict[str, Any]) -> str:
    return str(called.get(value, value)) if value else _("没填的")
