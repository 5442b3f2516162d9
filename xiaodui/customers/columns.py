"""Columns of the lists of customers and leads: those shown to everybody, and those that a reader may choose."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.web.lists import Column
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import KEPT

LEVEL = Column(_("意向"), key="level")
SECTOR = Column(_("行业"), css="opt", key="sector")
REGION = Column(_("地区"), css="opt", key="region")
SOURCE = Column(_("来源"), key="source", reads=("source",))
CAMPAIGN = Column(_("市场活动"), css="opt", key="campaign", reads=("campaign",))
OWNER = Column(_("归谁"), key="owner")
OPEN_WORK = Column(_("在谈"), css="r", key="open_work", kind="number")
TOUCHED = Column(_("上次碰"), "touched", "r", key="touched_at")


def parents(person: Any, ids: Sequence[int]) -> dict[int, str]:
    """The companies above them, as far as he sees those."""
    above = Customer.objects.visible_to(person).filter(children__in=ids)
    return dict(above.values_list("children", "name"))


def plugged(person: Any) -> Iterable[Column]:
    """What rooms above know of a customer."""
    return [column for kept in KEPT for column in kept.columns(person)]


def _own(key: str, label: Any, kind: str = "text", css: str = "", sort: str = "") -> Column:
    return Column(label, sort, css, key=key, kind=kind, reads=(key,))


REST = (
    _own("employees", _("人数"), "number", "r"), _own("revenue", _("年收入"), "money", "r"),
    _own("founded_in", _("成立年份"), "number", "r"), Column(_("上级公司"), key="parent", fetch=parents),
    _own("tax_number", _("税号")), _own("website", _("网站")), _own("about", _("说明")),
)  # fmt: skip

OF_CUSTOMERS = (
    Column(_("客户"), "name", key="name", stays=True), LEVEL, SECTOR, REGION, OWNER, OPEN_WORK, TOUCHED,
)  # fmt: skip
MORE_OF_CUSTOMERS = (
    SOURCE, CAMPAIGN, _own("qualified_on", _("转成客户"), "day", "r"), _own("created_at", _("建于"), "instant", "r"), *REST,
)  # fmt: skip
OF_LEADS = (
    Column(_("线索"), "name", key="name", stays=True), LEVEL, SOURCE, CAMPAIGN, REGION, OWNER,
    Column(_("进来"), "created", "r", key="created_at", reads=("created_at",)),
)  # fmt: skip
MORE_OF_LEADS = (SECTOR, OPEN_WORK, Column(_("上次碰"), css="r", key="touched_at", kind="instant"), *REST)
