"""The list of deals, and the same list as a file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import ListExport
from xiaodui.core.web.lists import Column, ListPage, Sort
from xiaodui.deals import narrow
from xiaodui.deals.models import Deal
from xiaodui.followups.models import FollowUp


def _plain(key: str, label: Any, kind: str) -> Column:
    return Column(label, css="r", key=key, kind=kind)


def stayed(deal: Deal) -> str:
    """How long an open one has stood in its stage."""
    return "" if deal.closed_on else gettext("%(n)s 天") % {"n": deal.days_in_stage}


def last_followups(person: Any, ids: Sequence[int]) -> dict[int, Any]:
    """When somebody last followed up with each deal's customer. One query."""
    rows = FollowUp.objects.visible_to(person).standing().filter(customer__deals__in=ids).order_by()
    return dict(rows.values_list("customer__deals").annotate(at=Max("happened_at")))


DEALS = ListPage(
    key="deals", filters=narrow.LIST, row="deals/_row.html", export="deals", live="deal",
    sorts=(
        Sort("created", "created_at", falling=True), Sort("amount", "amount", falling=True),
        Sort("stage", "stage__order"), Sort("expected", "expected_on", nullable=True), Sort("title", "title"),
    ),
    columns=(
        Column(_("商机"), "title", key="title", stays=True), Column(_("客户"), css="opt", key="customer"),
        Column(_("阶段"), "stage", key="stage"), Column(_("金额"), "amount", "r", key="amount"),
        Column(_("预计签约"), "expected", key="expected_on"), Column(_("下一步"), css="opt", key="next_step"),
        Column(_("归谁"), key="owner"), Column(_("开单"), "created", "opt r", key="created_at"),
    ),
    more_columns=(
        Column(_("产品"), key="product", joins=("product",)), Column(_("小队"), key="team", joins=("team",)),
        Column(_("在这一步"), css="r", key="days_in_stage", kind="number", value=stayed),
        Column(_("最近跟进"), css="r", key="last_followup", kind="instant", fetch=last_followups),
        _plain("engaged_on", _("开始谈的日子"), "day"), _plain("won_on", _("赢单日"), "day"),
        _plain("lost_on", _("丢单日"), "day"), Column(_("为什么丢的"), key="lost_why"),
        _plain("contract_until", _("合同到"), "day"), Column(_("外部编号"), key="code"),
    ),
    empty=_("开一个商机，从第一次接触记起。"),
)  # fmt: skip


def shown(person: Any) -> Any:
    return Deal.objects.visible_to(person).select_related("customer", "stage", "owner")


COLUMNS = (
    ("id", _("编号")), ("title", _("商机")), ("customer", _("客户")), ("product", _("产品")), ("owner", _("归谁")),
    ("team", _("小队")), ("state", _("状态")), ("stage", _("阶段")), ("amount", _("金额")), ("currency", _("货币")),
    ("engaged_on", _("开始谈的日子")), ("expected_on", _("预计签约日")), ("won_on", _("赢单日")),
    ("lost_on", _("丢单日")),
    ("lost_why", _("为什么丢的")), ("next_step", _("下一步")), ("next_on", _("哪天做")), ("created_at", _("开单")),
    ("code", _("外部编号")), ("contract_until", _("合同到")), ("days_in_stage", _("在这一步的天数")), ("last_followup", _("最近跟进")),
)  # fmt: skip


def rows(person: Any, params: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    """Every row that the list shows for these parameters, newest first; read in chunks, so memory stays flat."""
    found = DEALS.narrowed(
        shown(person).select_related("customer", "stage", "owner", "product", "team"), params, person
    )
    states = {"open": gettext("在途"), "won": gettext("赢单"), "lost": gettext("丢单")}
    left = found.order_by("-created_at", "-pk").iterator(chunk_size=500)
    while chunk := list(islice(left, 500)):
        followed = last_followups(person, [deal.pk for deal in chunk])
        for deal in chunk:
            yield (
                deal.pk, deal.title, str(deal.customer or ""), str(deal.product or ""), deal.owner.name,
                str(deal.team or ""),
                states[deal.state], deal.stage.name, deal.amount, deal.currency, deal.engaged_on, deal.expected_on,
                deal.won_on, deal.lost_on, deal.lost_why, deal.next_step, deal.next_on, deal.created_at, deal.code,
                deal.contract_until, None if deal.closed_on else deal.days_in_stage, followed.get(deal.pk),
            )  # fmt: skip


EXPORT = ListExport("deals", _("商机"), COLUMNS, rows)
